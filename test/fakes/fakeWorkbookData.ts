import { parseSheetReference, rangeName, sheetReference, type CellValue, type Rectangle } from "../../src/base";
import { MemorySheet, rowsInserted } from "../../src/workbook/memory/memorySheet";

export interface FakeOptions {
  readonly sheets: Readonly<Record<string, readonly (readonly (string | number | boolean | null)[])[]>>;
  /** The highest ExcelApi set of this host; "1.13" if omitted. */
  readonly api?: string;
  /** What a formula gives; #NAME? if omitted. */
  readonly calculate?: (formula: string) => CellValue | CellValue[][];
}

export interface FakeSheetData {
  readonly id: string;
  name: string;
  readonly cells: MemorySheet;
  readonly charts: { name: string; type: string; title: string; series: { name: string; values: string }[] }[];
  readonly styles: Map<string, string>;
  readonly widths: Map<number, number>;
  frozenRows: number;
  page: Record<string, unknown>;
}

type Handler = (event: Record<string, unknown>) => unknown;

/** An error as Excel throws it: with a code. */
export class FakeExcelError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
  }
}

/** What the fake's file holds, without any of the rules of proxies. */
export class FakeWorkbookData {
  readonly sheets: FakeSheetData[] = [];
  readonly names = new Map<string, string>();
  readonly hiddenNames = new Set<string>();
  readonly settings = new Map<string, unknown>();
  readonly xmlParts = new Map<string, string>();
  readonly styles = new Set(["Normal"]);
  /** What named styles were given, by "name property". */
  readonly paint = new Map<string, unknown>();
  readonly handlers = {
    onSelectionChanged: [] as Handler[],
    onChanged: [] as Handler[],
    onCalculated: [] as Handler[],
  };
  /** Every range that was written, as "Sheet!A1:B2", in order. */
  readonly writes: string[] = [];
  /** How many syncs wrote contents into ranges. */
  syncsWithWrites = 0;
  enableEvents = true;
  selected: Rectangle & { sheet: string };
  private nextId = 1;

  constructor(readonly options: FakeOptions) {
    for (const [name, values] of Object.entries(options.sheets)) {
      const sheet = this.addSheet(name);
      values.forEach((line, row) => line.forEach((value, column) => this.enter(sheet, row, column, value ?? "")));
    }
    this.selected = { sheet: this.sheets[0]?.name ?? "", row: 0, column: 0, rows: 1, columns: 1 };
  }

  newId(): string {
    return `{${String(this.nextId++).padStart(8, "0")}}`;
  }

  /** Adds a sheet by Excel's rules for names. */
  addSheet(name: string): FakeSheetData {
    const isTaken = this.sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
    const isBad = name === "" || name.length > 31 || /[:\\/?*[\]]/.test(name) || /^'|'$/.test(name);
    if (isTaken || isBad || name.toLowerCase() === "history")
      throw new FakeExcelError("InvalidArgument", `sheet name "${name}"`);
    const calculate = this.options.calculate ?? null;
    const sheet = {
      id: this.newId(),
      name,
      cells: new MemorySheet(name, calculate),
      charts: [],
      styles: new Map<string, string>(),
      widths: new Map<number, number>(),
      frozenRows: 0,
      page: {},
    };
    this.sheets.push(sheet);
    return sheet;
  }

  findSheet(nameOrId: string): FakeSheetData | null {
    const wanted = nameOrId.toLowerCase();
    return this.sheets.find(({ name, id }) => name.toLowerCase() === wanted || id === nameOrId) ?? null;
  }

  /** Enters a content as a keyboard would: what looks like a formula, a number or a truth value becomes one. */
  enter(sheet: FakeSheetData, row: number, column: number, content: unknown): void {
    const format = sheet.cells.cell(row, column)?.format ?? "General";
    sheet.cells.put(row, column, { ...interpret(content), format });
  }

  userTypes(at: { sheet: string; row: number; column: number }, values: readonly (readonly unknown[])[]): void {
    const sheet = this.findSheet(at.sheet)!;
    values.forEach((line, r) => line.forEach((value, c) => this.enter(sheet, at.row + r, at.column + c, value ?? "")));
    const size = { rows: values.length, columns: values[0]?.length ?? 1 };
    this.raiseChanged(sheet, { ...at, ...size }, "Unknown");
  }

  /** Inserts blank rows above a row; Excel moves names along. */
  userInsertsRows(name: string, before: number, count: number): void {
    this.findSheet(name)!.cells.insertRows(before, count);
    for (const [key, formula] of this.names) {
      const at = parseSheetReference(formula);
      if (at?.sheet !== name) continue;
      this.names.set(key, `=${sheetReference(name, rowsInserted(at.range, before, count))}`);
    }
  }

  userSelects(address: Rectangle & { sheet: string }): void {
    this.selected = address;
    const event = { worksheetId: this.findSheet(address.sheet)!.id, address: rangeName(address) };
    for (const handler of this.handlers.onSelectionChanged) handler(event);
  }

  raiseChanged(sheet: FakeSheetData, range: Rectangle, triggerSource: string): void {
    const event = { worksheetId: sheet.id, address: rangeName(range), source: "Local", triggerSource };
    for (const handler of this.handlers.onChanged) handler(event);
  }
}

function interpret(content: unknown): { value: CellValue; formula: string } {
  if (typeof content === "number" || typeof content === "boolean") return { value: content, formula: "" };
  const text = String(content);
  if (text === "") return { value: null, formula: "" };
  if (text.startsWith("'")) return { value: text.slice(1), formula: "" };
  const trimmed = text.trim();
  if (/^[=+\-@]/.test(trimmed)) return { value: null, formula: trimmed.startsWith("=") ? trimmed : `=${trimmed}` };
  if (/^(true|false)$/i.test(trimmed)) return { value: trimmed.toLowerCase() === "true", formula: "" };
  if (/^\d+\/\d+$/.test(trimmed)) return { value: 45000, formula: "" };
  return trimmed !== "" && Number.isFinite(Number(trimmed))
    ? { value: Number(trimmed), formula: "" }
    : { value: text, formula: "" };
}
