import {
  boundingRectangle,
  intersection,
  isCellError,
  rangeName,
  sheetReference,
  type CellValue,
  type Rectangle,
} from "../../src/base";
import { surroundingRegion } from "../../src/workbook/surroundingRegion";
import { FakeProxy, type FakeQueue } from "./fakeProxy";
import { FakeExcelError, type FakeSheetData } from "./fakeWorkbookData";
import { FakeWorksheet } from "./fakeWorksheet";

/** A rectangle on a sheet of the fake. */
export interface RangeThing extends Rectangle {
  readonly on: FakeSheetData;
}

const everywhere = { row: 0, column: 0, rows: 1048576, columns: 16384 };

export class FakeRange extends FakeProxy<RangeThing> {
  readonly format: { columnWidth: number };

  constructor(queue: FakeQueue, find: () => RangeThing | null, mayBeNull = false) {
    super(queue, find, mayBeNull);
    const setWidth = (width: number): void => this.change(({ on, column }) => void on.widths.set(column, width));
    this.format = {
      set columnWidth(width: number) {
        setWidth(width);
      },
    };
  }

  protected readonly readers = {
    rowIndex: ({ row }: RangeThing) => row,
    columnIndex: ({ column }: RangeThing) => column,
    rowCount: ({ rows }: RangeThing) => rows,
    columnCount: ({ columns }: RangeThing) => columns,
    address: (range: RangeThing) => sheetReference(range.on.name, range, false),
    values: (range: RangeThing) => grid(range, (row, column) => shown(valueAt(range.on, row, column))),
    formulas: (range: RangeThing) =>
      grid(range, (row, column) => range.on.cells.cell(row, column)?.formula || shown(valueAt(range.on, row, column))),
    numberFormat: (range: RangeThing) =>
      grid(range, (row, column) => range.on.cells.cell(row, column)?.format ?? "General"),
    valueTypes: (range: RangeThing) => grid(range, (row, column) => typeOf(valueAt(range.on, row, column))),
  };

  get rowIndex(): number {
    return this.loaded("rowIndex");
  }
  get columnIndex(): number {
    return this.loaded("columnIndex");
  }
  get rowCount(): number {
    return this.loaded("rowCount");
  }
  get columnCount(): number {
    return this.loaded("columnCount");
  }
  get address(): string {
    return this.loaded("address");
  }
  get values(): unknown[][] {
    return this.loaded("values");
  }
  get valueTypes(): string[][] {
    return this.loaded("valueTypes");
  }
  get formulas(): unknown[][] {
    return this.loaded("formulas");
  }
  set formulas(contents: unknown[][]) {
    this.change((range) => {
      checkShape(range, contents);
      const { data } = this.queue;
      data.writes.push(sheetReference(range.on.name, range, false));
      grid(range, (row, column, r, c) => {
        const content = contents[r]?.[c];
        refuseMissingSheet(content, (name) => data.findSheet(name) !== null);
        if (content !== null) data.enter(range.on, row, column, content);
      });
      if (data.enableEvents) data.raiseChanged(range.on, range, "ThisLocalAddin");
    });
  }
  get numberFormat(): string[][] {
    return this.loaded("numberFormat");
  }
  set numberFormat(formats: (string | null)[][]) {
    this.change((range) => {
      checkShape(range, formats);
      grid(range, (row, column, r, c) => {
        const format = formats[r]?.[c];
        const cell = range.on.cells.cell(row, column) ?? { value: null, formula: "", format: "General" };
        if (typeof format === "string") range.on.cells.put(row, column, { ...cell, format });
      });
    });
  }
  set style(name: string) {
    this.change((range) => {
      if (!this.queue.data.styles.has(name)) throw new FakeExcelError("InvalidArgument", `no style ${name}`);
      grid(range, (row, column) => range.on.styles.set(`${row},${column}`, name));
    });
  }

  private sheet: FakeWorksheet | null = null;
  get worksheet(): FakeWorksheet {
    this.sheet ??= new FakeWorksheet(this.queue, () => this.find()?.on ?? null);
    return this.sheet;
  }

  clear(): void {
    this.change((range) => {
      this.queue.data.writes.push(sheetReference(range.on.name, range, false));
      range.on.cells.clear(range);
      for (const key of [...range.on.styles.keys()]) {
        const [row = 0, column = 0] = key.split(",").map(Number);
        if (intersection({ row, column, rows: 1, columns: 1 }, range)) range.on.styles.delete(key);
      }
      if (this.queue.data.enableEvents) this.queue.data.raiseChanged(range.on, range, "ThisLocalAddin");
    });
  }

  select(): void {
    this.change((range) => this.queue.data.userSelects({ sheet: range.on.name, ...bare(range) }));
  }

  getCell(row: number, column: number): FakeRange {
    return new FakeRange(this.queue, () => {
      const range = this.find();
      return range && { on: range.on, row: range.row + row, column: range.column + column, rows: 1, columns: 1 };
    });
  }

  getSurroundingRegion(): FakeRange {
    return new FakeRange(this.queue, () => {
      const range = this.find();
      if (!range) return null;
      return {
        on: range.on,
        ...surroundingRegion({ ...bare(range), rows: 1, columns: 1 }, range.on.cells.filledIn(everywhere)),
      };
    });
  }

  /** What the formula of this cell spills: the cells with a value but no content of their own, right and below. */
  getSpillingToRangeOrNullObject(): FakeRange {
    const find = (): RangeThing | null => {
      const range = this.find();
      const block = range?.on.cells.cell(range.row, range.column)?.formula ? this.spill(range) : null;
      return range && block && block.rows * block.columns > 1 ? { on: range.on, ...block } : null;
    };
    return new FakeRange(this.queue, find, true);
  }

  private spill(range: RangeThing): Rectangle | null {
    const result = this.queue.data.options.calculate?.(range.on.cells.cell(range.row, range.column)?.formula ?? "");
    if (!Array.isArray(result)) return null;
    return { row: range.row, column: range.column, rows: result.length, columns: result[0]?.length ?? 1 };
  }
}

/** Excel takes no formula that refers to a sheet which is not there. */
function refuseMissingSheet(content: unknown, isThere: (sheet: string) => boolean): void {
  if (typeof content !== "string" || !content.startsWith("=")) return;
  for (const [, quoted, plain] of content.matchAll(/(?:'((?:[^']|'')+)'|\b([A-Za-z_][\w.]*))!/g)) {
    const name = quoted?.replaceAll("''", "'") ?? plain ?? "";
    if (!isThere(name)) throw new FakeExcelError("InvalidArgument", `there is no sheet ${name} for ${content}`);
  }
}

function bare({ row, column, rows, columns }: Rectangle): Rectangle {
  return { row, column, rows, columns };
}

function valueAt(sheet: FakeSheetData, row: number, column: number): CellValue {
  return sheet.cells.filled().get(`${row},${column}`) ?? null;
}

function shown(value: CellValue): unknown {
  if (isCellError(value)) return value.error;
  return value ?? "";
}

function typeOf(value: CellValue): string {
  if (value === null) return "Empty";
  if (isCellError(value)) return "Error";
  return { string: "String", number: "Double", boolean: "Boolean" }[typeof value as "string" | "number" | "boolean"];
}

function grid<T>(range: Rectangle, at: (row: number, column: number, r: number, c: number) => T): T[][] {
  if (range.rows * range.columns > 5_000_000)
    throw new FakeExcelError("ResponsePayloadSizeLimitExceeded", rangeName(range));
  return Array.from({ length: range.rows }, (_, r) =>
    Array.from({ length: range.columns }, (_, c) => at(range.row + r, range.column + c, r, c)),
  );
}

function checkShape(range: Rectangle, contents: unknown[][]): void {
  const fits = contents.length === range.rows && contents.every((line) => line.length === range.columns);
  if (!fits) throw new FakeExcelError("InvalidArgument", `${rangeName(range)} got an array of another shape`);
}

/** The rectangle a sheet uses; null where it is empty. */
export function usedBy(sheet: FakeSheetData): Rectangle | null {
  return boundingRectangle(sheet.cells.filledIn(everywhere).filter((cell) => intersection(cell, everywhere)));
}
