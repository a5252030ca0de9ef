import { limitSpec } from "../../../src/optimize/limits/limitColumns";
import { guardrailsOf } from "../../../taskpane/state/guardrails";
import { moreFields, statusesOf } from "../../../taskpane/state/limitFieldsOf";
import { limitRows, type LimitedChannel } from "../../../taskpane/state/limitRows";
import { readLimit, shownLimit } from "../../../taskpane/state/limitText";
import { limitFields, mendedTable, withLimit, withLimits } from "../../../taskpane/state/limitsTable";
import { mendText, movesInMoney, setText, shareInMoney } from "../../../taskpane/text/limitWords";

const table = [
  ["channel", "MIN", "Max Move", "Status", "Reason"],
  ["Search", 100, 0.3, null, "contract"],
  ["Brand", 150, null, null, null],
  [null, null, null, null, null],
];
const channel = (name: string, current: number, groups: readonly string[] = [], isBrand = false): LimitedChannel => ({
  ...{ name, current, groups, isBrand },
});
const two = [channel("Search", 400), channel("Events", 200, [], true)];
const style = { locale: "en-US", currency: "" };

describe("the rows of the editor", () => {
  it("shows every channel, Brand and Total, whatever the table's order and case of headers", () => {
    expect(limitRows(table, two).map(({ name, kind, at, current }) => [name, kind, at, current])).toEqual([
      ["Search", "channel", 1, 400],
      ["Events", "channel", null, 200],
      ["Brand", "group", 2, 200],
      ["Total", "total", null, 600],
    ]);
    expect(limitRows(table, two)[0]!.values).toEqual({ Min: 100, "Max move": 0.3, Reason: "contract" });
  });

  it("nests groups to three levels, each once, with the spend of all inside", () => {
    const nested = [
      channel("Ann", 1, ["North", "Search", "Brand terms"]),
      channel("Ben", 2, ["South"]),
      channel("Cat", 4, ["North", "Search"]),
      channel("Dan", 8, ["North"]),
    ];
    expect(limitRows(null, nested).map(({ label, depth, current }) => [label, depth, current])).toEqual([
      ["North", 0, 13],
      ["Search", 1, 5],
      ["Brand terms", 2, 1],
      ...[["Ann", 3, 1], ["Cat", 2, 4], ["Dan", 1, 8]], // prettier-ignore
      ["South", 0, 2],
      ["Ben", 1, 2],
      ["Total", 0, 15],
    ]);
    const limits = [["Channel", "Max"], ["North > Search", 3], ["South", 2]]; // prettier-ignore
    const maxima = limitRows(limits, nested).map(({ name, values }) => [name, values.Max ?? null]);
    expect(maxima).toContainEqual(["North > Search", 3]);
    expect(maxima).toContainEqual(["South", 2]);
  });

  it("keeps what it does not know: other columns in words, unknown names and second rows as rows of their own", () => {
    const held = [
      [...table[0]!, "Prefer", "Step", "Owner"],
      ["Search", null, null, "Hold", null, 0.2, 0, "Ann"],
      ["Serch", 5, null, null, null, null, null, null],
      ["Search", 7, null, null, null, null, null, null],
    ];
    const rows = limitRows(held, two);
    expect(rows[0]).toMatchObject({ values: { Status: "Hold", Prefer: 0.2 }, others: ["Owner: Ann"] });
    expect(rows.slice(4).map(({ name, kind, at }) => [name, kind, at])).toEqual([
      ["Serch", "unknown", 2],
      ["Search", "unknown", 3],
    ]);
  });

  it("reads zero as no limit, as the engine does", () => {
    expect(limitRows([["Channel", "Max"], ["Search", 0]], two)[0]!.values).toEqual({}); // prettier-ignore
  });

  it("edits every column that the engine reads, and offers no row a limit that the engine refuses there", () => {
    expect(["Channel", ...limitFields].sort()).toEqual(limitSpec.columns.map(({ name }) => name).sort());
    expect(moreFields({ kind: "group", values: {} })).not.toContain("Step");
    expect(moreFields({ kind: "group", values: { Step: 5 } })).toContain("Step"); // set in the sheet: to be cleared
    expect(statusesOf("total")).not.toContain("Off");
  });
});

describe("the cells of the table", () => {
  it("takes the table's blank column for a new kind of limit, and changes nothing else", () => {
    const wide = table.map((cells) => [...cells, null, null]);
    const changed = withLimit(wide, "Search", "Min ROI", 1.5);
    expect(changed.map((cells) => cells[5])).toEqual(["Min ROI", 1.5, null, null]);
    expect(changed.map((cells) => cells.filter((_, column) => column !== 5))).toEqual(
      wide.map((cells) => cells.filter((_, column) => column !== 5)),
    );
  });

  it("changes one cell and nothing else", () => {
    const changed = withLimit(table, "Search", "Min", 250);
    expect(changed[1]).toEqual(["Search", 250, 0.3, null, "contract"]);
    expect(changed.filter((_, row) => row !== 1)).toEqual(table.filter((_, row) => row !== 1));
  });

  it("uses the table's spare row for a new channel and adds the column it needs", () => {
    const changed = withLimit(table, "Events", "Max", 500);
    expect(changed).toHaveLength(4);
    expect(changed[3]).toEqual(["Events", null, null, null, null, 500]);
    expect(changed[0]!.at(-1)).toBe("Max");
  });

  it("starts a table where there is none", () => {
    expect(withLimits(null, ["Search", "Events"], "Max move", 0.3)).toEqual([
      ["Channel", "Max move"],
      ["Search", 0.3],
      ["Events", 0.3],
    ]);
  });

  it("carries out a mend: one cell, or a row", () => {
    const name = "Search";
    expect(mendedTable(table, { kind: "cell", row: 1, name, column: "Max move", value: 0.5 })[1]![2]).toBe(0.5);
    expect(mendedTable(table, { kind: "row", row: 1, name })[1]).toEqual([null, null, null, null, null]);
    expect(mendedTable(table, { kind: "row", row: 1, name })[2]).toEqual(table[2]);
  });
});

describe("limits in words", () => {
  it("shows and reads every kind of limit in its own unit", () => {
    expect([shownLimit("Fixed", 150_000, style), shownLimit("Prefer", 0.2, style)]).toEqual(["150k", "20%"]);
    expect([shownLimit("Min ROI", 1.5, style), shownLimit("Weight", null, style)]).toEqual(["1.5", ""]);
    expect([readLimit("Fixed", "150k"), readLimit("Prefer", "20"), readLimit("Min ROI", "1,5")]).toEqual([
      ...[150_000, 0.2, 1.5],
    ]);
    expect([readLimit("Weight", "lots"), readLimit("Min mROI", "-1"), readLimit("Prefer", "x")]).toEqual([
      ...[undefined, undefined, undefined],
    ]);
    expect([readLimit("Max", " "), readLimit("Reason", " contract ")]).toEqual([null, "contract"]);
  });

  it("says every percentage in money", () => {
    const [search, , , total] = limitRows(table, two);
    const ground = { budget: 2_000, style };
    expect(shareInMoney("Max move", 0.3, search!, ground)).toBe("280 – 520");
    expect(shareInMoney("Max move", 1.5, search!, ground)).toBe("0 – 1k");
    expect(shareInMoney("Max move", 0.1, total!, ground)).toBe("up to 60");
    expect(shareInMoney("Prefer", 0.2, search!, ground)).toBe("400 of the budget");
    expect(movesInMoney(0.2, two, style)).toBe("±40 Events to ±80 Search");
  });

  it("names what is set behind the arrow, and what a mend does", () => {
    const [row] = limitRows([["Channel", "Status", "Prefer"], ["Search", "Hold", 0.2]], two); // prettier-ignore
    expect(setText(row!, moreFields(row!), style)).toBe("Hold · Prefer 20%");
    const cell = { kind: "cell", row: 1, name: "Search" } as const;
    expect(mendText({ ...cell, column: "Min", value: 520_000 }, style)).toBe("Set Min of Search to 520k");
    expect(mendText({ ...cell, column: "Max move", value: 1.25 }, style)).toBe("Set Max move of Search to 125%");
    expect(mendText({ ...cell, column: "Status", value: null }, style)).toBe("Clear Status of Search");
    expect(mendText({ kind: "budget", value: 2_200_000 }, style)).toBe("Set the budget to 2,200,000");
  });

  it("reads the guardrails from the table: one move for all, or that they differ", () => {
    expect(guardrailsOf(withLimits(null, ["Search", "Events"], "Max move", 0.3), two)).toMatchObject({
      ...{ largestMove: 0.3, isMixed: false, turnover: null },
    });
    expect(guardrailsOf(table, two)).toMatchObject({ largestMove: null, isMixed: true });
    expect(guardrailsOf(withLimit(table, "Total", "Max move", 0.1), two).turnover).toBe(0.1);
  });
});
