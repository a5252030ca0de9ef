import { changedCells } from "../../../taskpane/state/cellChanges";

const range = { sheet: "Inputs", row: 10, column: 4, rows: 4, columns: 4 };
const before = [
  ["Channel", "Min", "Max", "Status"],
  ["Search", 1, 9, "Hold"],
  ["Events", null, 5, null],
];

describe("the cells that an edit changes", () => {
  it("are one piece for a whole row or column, so that they undo in one step", () => {
    const cleared = before.map((cells, row) => (row === 1 ? [null, null, null, null] : cells));
    expect(changedCells(before, cleared, range)).toEqual([
      { place: { sheet: "Inputs", row: 11, column: 4, rows: 1, columns: 4 }, contents: [[null, null, null, null]] },
    ]);
    const moved = before.map((cells, row) => [...cells, row === 0 ? "Max move" : 0.3]);
    expect(() => changedCells(before, moved, range)).toThrow(/no room/);
    expect(changedCells(before, moved, { ...range, columns: 5 })).toEqual([
      { place: { sheet: "Inputs", row: 10, column: 8, rows: 3, columns: 1 }, contents: [["Max move"], [0.3], [0.3]] },
    ]);
  });

  it("never touch a cell that stands between them, and write what is typed as text", () => {
    const changed = [before[0]!, ["Search", 2, 9, "=1+1"], ["Events", null, 6, null]];
    expect(
      changedCells(before, changed, range).map(({ place, contents }) => [place.row, place.column, contents]),
    ).toEqual([
      [11, 5, [[2]]],
      [11, 7, [["'=1+1"]]],
      [12, 6, [[6]]],
    ]);
    expect(changedCells(before, before, range)).toEqual([]);
  });
});
