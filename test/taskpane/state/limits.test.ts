import { limitClashes, reach } from "../../../taskpane/state/limitClashes";
import { readLimit, shownLimit } from "../../../taskpane/state/limitText";
import { limitRows, withLimit } from "../../../taskpane/state/limitsTable";

const table = [
  ["channel", "MIN", "Max Move", "Status", "Reason"],
  ["Search", 100, 0.3, null, "contract"],
  ["Brand", 150, null, null, null],
  [null, null, null, null, null],
];
const currents = new Map([
  ["Search", 400],
  ["Events", 200],
]);

describe("the limits table", () => {
  it("finds its columns whatever their order and case, and shows every channel and every other row", () => {
    expect(limitRows(table, ["Search", "Events"])).toEqual([
      { name: "Search", min: 100, max: null, maxMove: 0.3, more: {}, others: [] },
      { name: "Events", min: null, max: null, maxMove: null, more: {}, others: [] },
      { name: "Brand", min: 150, max: null, maxMove: null, more: {}, others: [] },
    ]);
  });

  it("reads further limits, and names what it does not know", () => {
    const held = [
      [...table[0]!, "Prefer", "Step", "Owner"],
      ["Search", null, null, "Hold", null, 0.2, 0, "Ann"],
    ];
    const [row] = limitRows(held, ["Search"]);
    expect(row!.more).toEqual({ Status: "Hold", Prefer: 0.2 });
    expect(row!.others).toEqual(["Owner: Ann"]);
  });

  it("takes the table's blank column for a new kind of limit, and changes nothing else", () => {
    const wide = table.map((cells) => [...cells, null, null]);
    const changed = withLimit(wide, "Search", "Min ROI", 1.5);
    expect(changed.map((cells) => cells[5])).toEqual(["Min ROI", 1.5, null, null]);
    expect(changed.map((cells) => cells.filter((_, column) => column !== 5))).toEqual(
      wide.map((cells) => cells.filter((_, column) => column !== 5)),
    );
  });

  it("shows and reads every kind of further limit in its own unit", () => {
    const style = { locale: "en-US", currency: "" };
    expect([shownLimit("Fixed", 150_000, style), shownLimit("Prefer", 0.2, style)]).toEqual(["150k", "20%"]);
    expect([shownLimit("Min ROI", 1.5, style), shownLimit("Weight", null, style)]).toEqual(["1.5", ""]);
    expect([readLimit("Fixed", "150k"), readLimit("Prefer", "20"), readLimit("Min ROI", "1,5")]).toEqual([
      ...[150_000, 0.2, 1.5],
    ]);
    expect([readLimit("Weight", "lots"), readLimit("Min mROI", "-1"), readLimit("Prefer", "x")]).toEqual([
      ...[null, null, null],
    ]);
  });

  it("reads zero and text as no limit, as the engine does", () => {
    expect(
      limitRows(
        [
          ["Channel", "Max"],
          ["Search", 0],
        ],
        ["Search"],
      )[0]!.max,
    ).toBeNull();
  });

  it("changes one cell and nothing else", () => {
    const changed = withLimit(table, "Search", "min", 250);
    expect(changed[1]).toEqual(["Search", 250, 0.3, null, "contract"]);
    expect(changed.filter((_, row) => row !== 1)).toEqual(table.filter((_, row) => row !== 1));
  });

  it("uses the table's spare row for a new channel and adds the column it needs", () => {
    const changed = withLimit(table, "Events", "max", 500);
    expect(changed).toHaveLength(4);
    expect(changed[3]).toEqual(["Events", null, null, null, null, 500]);
    expect(changed[0]!.at(-1)).toBe("Max");
  });

  it("starts a table where there is none", () => {
    expect(withLimit(null, "Search", "maxMove", 0.3)).toEqual([
      ["Channel", "Max move"],
      ["Search", 0.3],
    ]);
  });
});

describe("clashes", () => {
  const row = (name: string, min: number | null, max: number | null, maxMove: number | null) => ({
    name,
    min,
    max,
    maxMove,
    more: {},
    others: [],
  });

  it("knows the reach of a row: the tighter of limit and move", () => {
    expect(reach(row("Search", 100, 450, 0.3), 400)).toEqual({ from: 280, to: 450 });
    expect(reach(row("Search", null, null, 1.5), 400)).toEqual({ from: 0, to: 1_000 });
  });

  it("finds Min above Max and mends it by Max", () => {
    const [clash] = limitClashes([row("Search", 500, 300, null)], currents, 600);
    expect(clash).toMatchObject({ row: "Search", kind: "minAboveMax", mend: { field: "min", value: 300 } });
  });

  it("finds a Max below what the move allows", () => {
    const [clash] = limitClashes([row("Search", null, 200, 0.3)], currents, 600);
    expect(clash).toMatchObject({ kind: "maxOutOfReach", possible: 280, mend: { field: "max", value: 280 } });
  });

  it("finds minimums above the budget and maximums below it, and mends by the budget that fits", () => {
    const rows = [row("Search", 500, 500, null), row("Events", 200, 250, null)];
    expect(limitClashes(rows, currents, 600)).toMatchObject([{ kind: "minimumsAboveBudget", mend: { value: 700 } }]);
    expect(limitClashes(rows, currents, 800)).toMatchObject([{ kind: "maximumsBelowBudget", mend: { value: 750 } }]);
    expect(limitClashes(rows, currents, 700)).toEqual([]);
  });

  it("a mended set has no clash left", () => {
    const rows = [row("Search", 900, null, 0.3), row("Events", null, null, null)];
    const [clash] = limitClashes(rows, currents, 600);
    const mend = clash!.mend;
    const mended = rows.map((one) =>
      mend.kind === "limit" && one.name === mend.name ? { ...one, [mend.field]: mend.value } : one,
    );
    expect(limitClashes(mended, currents, 600)).toEqual([]);
  });
});
