import { readSettings } from "../../../src/data";
import { findClash, readFeasibleSet } from "../../../src/optimize";
import type { ResponseModel } from "../../../src/models";
import { createWorkedModel } from "../../fakes/curveModel";

const plain = createWorkedModel({ kind: "hill", halfSaturation: 1, slope: 1 });
const model: ResponseModel = {
  ...plain,
  channels: plain.channels.map((channel, c) => ({
    ...channel,
    groups: [c < 3 ? "North" : "South"],
    isBrand: c === 2 || c === 5,
  })),
};
const names = model.channels.map(({ name }) => name);

function clashOf(limits: (string | number | null)[][], budget = 2_000_000): ReturnType<typeof findClash> {
  return findClash(readFeasibleSet({ model, budget, limits, settings: readSettings(null), spendAll: true }), names);
}

describe("findRowClash", () => {
  it("names a turnover cap and just the minimum that it cannot live with", () => {
    const clash = clashOf([
      ["Channel", "Min", "Max move"],
      ["Events", 700_000, null], // 300,000 above current: at least 300,000 changes place
      ["Email", 100_000, null], // below current: no part of it
      ["Total", null, 0.1], // 200,000
    ]);
    expect(clash?.shortfall).toBeCloseTo(100_000, 3);
    expect(clash?.parts.map(({ by }) => by.where).sort()).toEqual([
      "",
      "limits row 2 (Events)",
      "limits row 4 (Total)",
    ]);
    expect(clash?.message).toMatch(/row 4 \(Total\).*300,000.*100,000.*Events/);
  });

  it("names a budget that turnover cannot reach", () => {
    const clash = clashOf([["Channel", "Max move"], ["Total", 0.1]], 3_000_000); // prettier-ignore
    expect(clash?.shortfall).toBeCloseTo(300_000, 3); // half of the extra million, less 200,000
    expect(clash?.parts.map(({ name }) => name)).toEqual(["Total", "the budget"]);
  });

  it("names a crossing group whose floor its members' caps do not allow", () => {
    const clash = clashOf([
      ["Channel", "Min", "Max"],
      ["Content", null, 200_000],
      ["Traditional media", null, 100_000],
      ["Email", null, 250_000],
      ["North", 500_000, null],
      ["South", 100_000, null],
      ["Brand", 400_000, null],
    ]);
    expect(clash?.shortfall).toBeCloseTo(100_000, 3);
    expect(clash?.parts.map(({ by }) => by.where).sort()).toEqual([
      "limits row 2 (Content)",
      "limits row 3 (Traditional media)",
      "limits row 7 (Brand)",
    ]);
  });

  it("finds nothing where limits just fit", () => {
    expect(clashOf([["Channel", "Min", "Max move"], ["Events", 600_000, null], ["Total", null, 0.1]])).toBeNull(); // prettier-ignore
  });
});
