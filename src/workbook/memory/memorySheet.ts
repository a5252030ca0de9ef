import { boundingRectangle, intersection, isBlank, type CellValue, type Rectangle, type SheetValues } from "../../base";

/** One cell as the memory keeps it: a value, or a formula with the value it last gave. */
export interface MemoryCell {
  readonly value: CellValue;
  readonly formula: string;
  readonly format: string;
}

/** How formulas are worked out; the sheet's own reader gives the values of other cells. Null: nobody calculates. */
export type Calculate = (formula: string, sheet: string) => CellValue | SheetValues;

const noOne: CellValue = { kind: "error", error: "#NAME?" };

/** One sheet in memory: its cells by place, and what formulas spill beside them. */
export class MemorySheet {
  private readonly cells = new Map<string, MemoryCell>();

  constructor(
    readonly name: string,
    private readonly calculate: Calculate | null,
  ) {}

  cell(row: number, column: number): MemoryCell | undefined {
    return this.cells.get(`${row},${column}`);
  }

  put(row: number, column: number, cell: MemoryCell | null): void {
    const key = `${row},${column}`;
    if (cell === null || (isBlank(cell.value) && cell.formula === "" && cell.format === "General")) {
      this.cells.delete(key);
    } else {
      this.cells.set(key, cell);
    }
  }

  /** Every formula with the rectangle it fills and what stands there. */
  formulas(): readonly (Rectangle & { readonly formula: string; readonly values: SheetValues })[] {
    const standing = this.filled();
    return [...this.cells].flatMap(([key, { formula }]) => {
      if (formula === "") return [];
      const [row, column] = place(key);
      const result = this.result(formula);
      const own = standing.get(key) ?? null;
      const isBlocked = typeof own === "object" && own?.error === "#SPILL!";
      const values = isBlocked
        ? [[own]]
        : result.map((line, r) => line.map((_, c) => standing.get(`${row + r},${column + c}`) ?? null));
      return [{ row, column, rows: values.length, columns: values[0]?.length ?? 1, formula, values }];
    });
  }

  private result(formula: string): SheetValues {
    const result = this.calculate ? this.calculate(formula, this.name) : noOne;
    return Array.isArray(result) ? (result as SheetValues) : [[result as CellValue]];
  }

  /** Every cell that holds a value or a formula, spilled values included. */
  filled(): ReadonlyMap<string, CellValue> {
    const values = new Map<string, CellValue>();
    for (const [key, cell] of this.cells) if (!isBlank(cell.value)) values.set(key, cell.value);
    for (const [key, cell] of this.cells) if (cell.formula !== "") this.spill(key, cell.formula, values);
    return values;
  }

  private spill(key: string, formula: string, values: Map<string, CellValue>): void {
    const [row, column] = place(key);
    const targets = this.result(formula).flatMap((line, r) =>
      line.map((value, c) => ({ key: `${row + r},${column + c}`, value })),
    );
    const isBlocked = targets.some((target) => target.key !== key && values.has(target.key));
    if (isBlocked) values.set(key, { kind: "error", error: "#SPILL!" });
    else for (const target of targets) values.set(target.key, target.value);
  }

  used(): Rectangle | null {
    return boundingRectangle([...this.filled().keys()].map(single));
  }

  filledIn(range: Rectangle): readonly Rectangle[] {
    return [...this.filled().keys()].map(single).filter((cell) => intersection(cell, range));
  }

  /** Inserts blank rows: what stands there or below moves down. Formulas keep their text. */
  insertRows(before: number, count: number): void {
    const moved = [...this.cells].map(([key, cell]) => {
      const { row, column } = rowsInserted(single(key), before, count);
      return [`${row},${column}`, cell] as const;
    });
    this.cells.clear();
    for (const [key, cell] of moved) this.cells.set(key, cell);
  }

  clear(range: Rectangle): void {
    for (const key of [...this.cells.keys()]) if (intersection(single(key), range)) this.cells.delete(key);
  }
}

/** Where a rectangle stands after rows were inserted: moved down, or longer where they came inside. */
export function rowsInserted(range: Rectangle, before: number, count: number): Rectangle {
  if (range.row >= before) return { ...range, row: range.row + count };
  return range.row + range.rows > before ? { ...range, rows: range.rows + count } : range;
}

function place(key: string): readonly [number, number] {
  const [row = 0, column = 0] = key.split(",").map(Number);
  return [row, column];
}

function single(key: string): Rectangle {
  const [row, column] = place(key);
  return { row, column, rows: 1, columns: 1 };
}
