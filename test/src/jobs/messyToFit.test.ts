import type { SheetValues } from "../../../src/base";
import { cleanTable, defaultCleanOptions, type CleanOptions } from "../../../src/data";
import type { HeavyControl, JobContext } from "../../../src/jobs";
import { fitModel } from "../../../src/jobs/fitModel";
import type { FitRanges } from "../../../src/models";
import { createThreadRunner } from "../../../src/worker";
import { sampleSheet } from "../../sample/sampleSheet";

const control: HeavyControl = {
  cancellation: { isCancelled: false, onCancel: () => undefined },
  progress: () => undefined,
};
const context: JobContext = { models: { get: () => undefined, put: () => undefined } };

/** The ranges of a fit from a clean copy of the messy sample. A short sampler keeps the test short: it asks only whether. */
function ranges(options: Partial<CleanOptions>): FitRanges {
  const { table, roles } = cleanTable(sampleSheet("history-messy.csv"), { ...defaultCleanOptions, ...options });
  const take = (...wanted: readonly string[]): SheetValues => {
    const columns = roles.filter(({ role }) => wanted.includes(role)).map(({ column }) => column);
    const cell = (value: unknown): string | number | null =>
      value === "" || typeof value === "object" ? null : (value as string | number);
    return [table.header, ...table.rows].map((row) => columns.map((column) => cell(row[column])));
  };
  const settings = [
    ["Draws", 40],
    ["Warm-up", 60],
    ["Chains", 1],
  ];
  const parts = { dates: take("date"), outcome: take("outcome"), spend: take("spend"), controls: take("control") };
  return { ...parts, tests: null, groups: null, settings };
}

const fit = (options: Partial<CleanOptions>): Promise<string> =>
  fitModel(ranges(options), context, createThreadRunner(), control);

describe("the messy sample on its way to a fit", () => {
  it("is refused with its gap, in words that name both ways out", async () => {
    await expect(fit({})).rejects.toThrow(/14 days after the row above.*Add the missing weeks.*or start after the gap/);
  });

  it("is fitted once its gap is filled in, all 104 weeks", async () => {
    expect(await fit({ gaps: "interpolate" })).toMatch(/^MMM:\w+ · 104 weeks × 6 channels/);
  });

  it("is fitted from what follows its gap", async () => {
    expect(await fit({ gaps: "start after" })).toMatch(/^MMM:\w+ · 73 weeks × 6 channels/);
  });
});
