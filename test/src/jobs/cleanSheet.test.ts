import { cleanSheet } from "../../../src/jobs/cleanSheet";
import { sampleSheet } from "../../sample/sampleSheet";

const stamp = { version: "", date: "" };
type Answer = ReturnType<typeof cleanSheet>;

/** What stands in a cell of the block; undefined for a blank. */
function cell({ block }: Answer, row: number, column: number): unknown {
  const found = block.cells.find((one) => one.row === row && one.column === column)?.content;
  return found && ("value" in found ? found.value : "text" in found ? found.text : found.formula);
}

describe("the clean copy of a range", () => {
  it("holds real dates and numbers, leaves total, repeat and note out, and lists what was changed", () => {
    const answer = cleanSheet({ data: sampleSheet("history-messy.csv"), mapping: null, source: "Export!A1", stamp });
    const { row, rows } = answer.table;
    expect(rows).toBe(104); // header and 103 weeks: one of 104 is missing, its repeat and the total are left out
    expect([0, 1, 2].map((column) => cell(answer, row + 1, column))).toEqual([44928, 432123, 71296]);
    expect(cell(answer, row, 11)).toBe("What was changed");
    expect(cell(answer, row + 1, 11)).toEqual(expect.any(String));
  });

  it("lays a list by date and channel out with one column per channel, spellings merged", () => {
    const data = sampleSheet("spend-export-messy.csv");
    const answer = cleanSheet({ data, mapping: null, source: "Export!A1", stamp });
    const { row, columns } = answer.table;
    const headers = Array.from({ length: columns }, (_, column) => cell(answer, row, column));
    expect(headers[0]).toBe("Week");
    const tv = headers.flatMap((header, column) => (String(header).toLowerCase() === "tv" ? [column] : []));
    expect(tv).toHaveLength(1);
    expect(cell(answer, row + 1, tv[0]!)).toBe(71296);
  });

  it("writes text of the user as text, whatever it starts with", () => {
    const data = [
      ["Week", "Revenue", "TV", "Note"],
      [44928, 10, 5, "=1+1"],
      [44935, 12, 6, "x"],
    ];
    const { block } = cleanSheet({ data, mapping: null, source: "A1", stamp });
    expect(block.cells.every(({ content }) => content.kind !== "formula")).toBe(true);
  });
});
