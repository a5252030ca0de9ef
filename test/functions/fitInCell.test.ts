import { channelReturn } from "../../functions/channel";
import { fitModel } from "../../functions/model";
import { runtime } from "../../functions/runtime";
import { plantedHistory } from "../src/models/mmm/plantedHistory";
import { sheetRanges } from "../src/models/mmm/sheetRanges";
import { installCustomFunctions, shownAtLast, shownBy } from "./fakeCustomFunctions";

installCustomFunctions();

const quick = [
  ["Draws", 60],
  ["Warm-up", 120],
  ["Chains", 2],
];
const ranges = sheetRanges(plantedHistory({ rows: 60, channels: 2 }).history, quick);

interface Cell {
  onCanceled: () => void;
  isInValuePreview?: boolean;
}

/** The formula with what Excel passes beside its arguments. */
const call = (invocation: Cell): Promise<string> => {
  const { dates, outcome, spend } = ranges;
  const none = null as never;
  return fitModel(dates as never, outcome as never, spend as never, none, none, quick, none, invocation as never);
};
const cell = (): Cell => ({ onCanceled: () => undefined });
const documents: string[] = [];

beforeAll(() => void runtime.onModel((_, document) => documents.push(document)));

describe("=FIT_MODEL in a cell", () => {
  it("starts nothing while a formula's value is only previewed", async () => {
    const run = jest.spyOn(runtime, "run");
    expect(await shownAtLast(() => call({ ...cell(), isInValuePreview: true }))).toMatch(/#N\/A Press Enter to start/);
    expect(run).not.toHaveBeenCalled();
    run.mockRestore();
  });

  it("stops when the cell changes: the call ends in words and no model is kept", async () => {
    const invocation = cell();
    const shown = shownAtLast(() => call(invocation));
    await new Promise((resolve) => setTimeout(resolve, 30));
    invocation.onCanceled();
    expect(await shown).toBe("#N/A This calculation was cancelled.");
    expect(documents).toEqual([]);
  });

  it("goes on for one cell when another with the same question is cleared", async () => {
    const [first, second] = [cell(), cell()];
    const shown = [shownAtLast(() => call(first)), shownAtLast(() => call(second))];
    await new Promise((resolve) => setTimeout(resolve, 30));
    first.onCanceled();
    expect(await shown[1]).toMatch(/^MMM:[0-9a-f]{8} · 60 weeks × 2 channels/);
    expect(documents).toHaveLength(1);
  });

  it("answers from memory when nothing changed, also with its settings in another order", async () => {
    const progress = jest.fn();
    const text = await call(cell());
    expect(await runtime.run("fitModel", { ...ranges, settings: [...quick].reverse() }, { progress })).toBe(text);
    expect(progress).not.toHaveBeenCalled();
    expect(documents).toHaveLength(1);
  });

  it("says in words when a stored model is damaged or newer; the formula then fits it again", async () => {
    const text = await call(cell());
    const shownOf = (key: string): unknown =>
      shownBy(() =>
        channelReturn([[text.replace(/^MMM:......../, key)]], "Channel 1", null as never, null as never, null),
      );
    runtime.restore("MMM:00000001", documents[0]!.replace('"version":1', '"version":99'));
    runtime.restore("MMM:00000002", documents[0]!.replace(/"draws":"..../, '"draws":"AAAA'));
    runtime.restore("MMM:00000003", documents[0]!);
    expect(shownOf("MMM:00000001")).toMatch(/stored by a newer add-in: update the add-in, or recalculate/);
    expect(shownOf("MMM:00000002")).toMatch(/is damaged/);
    expect(shownOf("MMM:00000003")).toMatch(/stored under another model's name: recalculate/);
    expect(shownOf("MMM:00000000")).toMatch(/MMM:00000000 is not loaded.*recalculate/);
  });

  it("refuses what is too large at once, with a size that works", async () => {
    const days = sheetRanges(plantedHistory({ rows: 1500, channels: 12 }).history);
    const run = jest.spyOn(runtime, "run");
    const byDay = days.dates.map(([date], t) => [t === 0 ? date! : 40000 + t]);
    const shown = await shownAtLast(() =>
      fitModel(
        byDay,
        days.outcome as never,
        days.spend as never,
        null as never,
        null as never,
        null as never,
        null as never,
        cell() as never,
      ),
    );
    expect(shown).toMatch(/1500 days × 12 channels are too many to fit here. Use weeks instead of days/);
    expect(run).toHaveBeenCalledTimes(1); // the question was asked, and answered before any sampling
    run.mockRestore();
  });
});
