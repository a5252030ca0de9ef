import {
  decimalMark,
  invalid,
  isBlank,
  isCellError,
  parseNumber,
  type CellValue,
  type DecimalMark,
  type SheetValues,
} from "../../base";
import { isEmptyRow } from "../cells/isEmptyRow";
import { cellText, headerKey, nameHint, nameKey, quoteCell, readYesNo } from "../cells/names";

/**
 * How the cells of a column are read. `number`: any number, also as text. `share`: a number from 0 to 1, or a
 * percentage. `text`: words (a 0 is a blank). `yesNo`: yes or no.
 */
export type ControlKind = "number" | "share" | "text" | "yesNo";

/** One column of a control table. */
export interface ControlColumn<Name extends string = string> {
  readonly name: Name;
  readonly kind: ControlKind;
  readonly isRequired?: boolean;
  /** A 0 means "not given", because a blank cell reaches a function of desktop Excel as 0 (number and share only). */
  readonly isZeroBlank?: boolean;
  /** The words allowed in a text column, in lower case; others are refused with the list. */
  readonly choices?: readonly string[];
  readonly isNegativeAllowed?: boolean;
}

/** What a control table may hold. */
export interface ControlSpec<Name extends string = string> {
  readonly columns: readonly ControlColumn<Name>[];
  /**
   * Whether columns beyond the known ones are allowed (alterations of a scenario): tells the caller's own name for a
   * header, or null where it is unknown. Without it every other column is refused.
   */
  readonly otherColumn?: (header: string) => string | null;
  /** Names to suggest for an unknown header, beside the columns' own. */
  readonly otherNames?: readonly string[];
}

/** A cell of a column that only the caller understands (see `otherColumn`). */
export interface OtherCell {
  /** The caller's own name of the column. */
  readonly name: string;
  readonly header: string;
  readonly value: CellValue;
}

/** One row of a control table, its cells parsed once. */
export interface ControlRow<Name extends string = string> {
  /** 1-based row within the range; the header is row 1 unless rows above it are blank. */
  readonly row: number;
  /** The row's first text, such as its channel. */
  readonly label: string;
  /** "limits row 3 (Events)": how messages name this row. */
  readonly where: string;
  /** The number under a column; null where blank or the column is absent. */
  number(name: Name): number | null;
  /** The text under a column, trimmed; "" where blank or absent. In lower case where the column has `choices`. */
  text(name: Name): string;
  /** Yes or no; null where blank or absent. */
  yes(name: Name): boolean | null;
  /** The non-blank cells of the columns that only the caller understands, in sheet order. */
  readonly others: readonly OtherCell[];
}

type Parsed = number | string | boolean | null;

interface Column<Name extends string> {
  readonly at: number;
  readonly header: string;
  readonly known: ControlColumn<Name> | null;
  readonly other: string;
  readonly mark: DecimalMark;
}

/**
 * Reads a control table (Limits, Scenarios, Shocks, Rules, Approvals, …) strictly: header names in any order, case and
 * spaces ignored; an unknown or doubled column, an error cell, text where a number is needed: EngineError `invalid`
 * that names the row, the column and the mend. Blank rows are skipped. null or an all-blank range: no rows.
 */
export function readControlTable<Name extends string>(
  values: SheetValues | null,
  spec: ControlSpec<Name>,
  tableName: string,
): readonly ControlRow<Name>[] {
  const top = (values ?? []).findIndex((row) => !isEmptyRow(row));
  if (!values || top < 0) return [];
  const columns = readHeader(values, top, spec, tableName);
  return values.flatMap((cells, index) =>
    index <= top || isEmptyRow(cells) ? [] : [readRow(cells, index + 1, columns, tableName)],
  );
}

function readHeader<Name extends string>(
  values: SheetValues,
  top: number,
  spec: ControlSpec<Name>,
  tableName: string,
): Column<Name>[] {
  const columns: Column<Name>[] = [];
  (values[top] ?? []).forEach((cell, at) => {
    const header = typeof cell === "number" && cell === 0 ? "" : cellText(cell);
    const body = values.slice(top + 1).map((row) => row[at] ?? null);
    if (isCellError(cell))
      invalid(`${tableName} row ${top + 1}: the header of column ${at + 1} is ${cell.error}. Mend that formula first`);
    if (header === "")
      return body.every((value) => isBlank(value) || value === 0) ? undefined : nameless(tableName, at);
    const known = spec.columns.find((column) => headerKey(column.name) === headerKey(header)) ?? null;
    const other = known ? "" : (spec.otherColumn?.(header) ?? unknownColumn(header, spec, tableName));
    const twin = columns.find((column) => (known ? column.known === known : column.other === other && other !== ""));
    if (twin) invalid(`${tableName}: column "${header}" stands there twice. Keep one of the two`);
    columns.push({ at, header, known, other, mark: decimalMark(body) });
  });
  for (const column of spec.columns)
    if (column.isRequired && !columns.some(({ known }) => known === column))
      invalid(`${tableName}: the column ${column.name} is missing. Add it to the header row`);
  return columns;
}

function nameless(tableName: string, at: number): never {
  return invalid(`${tableName}: column ${at + 1} has cells but no header. Name it or leave it out of the range`);
}

function unknownColumn(header: string, spec: ControlSpec, tableName: string): never {
  const known = [...spec.columns.map(({ name }) => name), ...(spec.otherNames ?? [])];
  return invalid(`${tableName}: unknown column ${quoteCell(header)}. ${nameHint(header, known)}`);
}

function readRow<Name extends string>(
  cells: readonly CellValue[],
  row: number,
  columns: readonly Column<Name>[],
  tableName: string,
): ControlRow<Name> {
  const label = rowLabel(cells, columns);
  const where = `${tableName} row ${row}${label ? ` (${label})` : ""}`;
  const parsed = new Map<Name, Parsed>();
  const others: OtherCell[] = [];
  for (const { at, header, known, other, mark } of columns) {
    const cell = cells[at] ?? null;
    if (isCellError(cell)) invalid(`${where}: ${header} is ${cell.error}. Mend that formula first`);
    if (known) parsed.set(known.name, readCell(cell, known, mark, `${where}: ${header}`));
    else if (!isBlank(cell)) others.push({ name: other, header, value: cell });
  }
  return {
    row,
    label,
    where,
    others,
    number: (name) => (parsed.get(name) as number | null | undefined) ?? null,
    text: (name) => (parsed.get(name) as string | null | undefined) ?? "",
    yes: (name) => (parsed.get(name) as boolean | null | undefined) ?? null,
  };
}

function rowLabel<Name extends string>(cells: readonly CellValue[], columns: readonly Column<Name>[]): string {
  const named = columns.find(({ known }) => known?.kind === "text" && known.isRequired);
  const cell = named ? cells[named.at] : undefined;
  return cell === 0 ? "" : cellText(cell);
}

function readCell(cell: CellValue, column: ControlColumn, mark: DecimalMark, where: string): Parsed {
  switch (column.kind) {
    case "text":
      return readChoice(cell === 0 ? "" : cellText(cell), column, where);
    case "yesNo": {
      const answer = readYesNo(cell === 0 ? null : cell);
      return answer === undefined ? invalid(`${where} is ${quoteCell(cell)}. Type yes or no`) : answer;
    }
    default:
      return readAmount(cell, column, mark, where);
  }
}

function readChoice(text: string, column: ControlColumn, where: string): string {
  if (text === "" && column.isRequired) invalid(`${where} is blank. Fill it in or clear the row`);
  if (text === "" || !column.choices) return text;
  const key = nameKey(text);
  if (column.choices.includes(key)) return key;
  return invalid(`${where} is "${text}". Use one of: ${column.choices.join(", ")}`);
}

function readAmount(cell: CellValue, column: ControlColumn, mark: DecimalMark, where: string): number | null {
  const value = parseNumber(cell, mark);
  if (value === null || (value === 0 && column.isZeroBlank)) return null;
  if (Number.isNaN(value)) return invalid(`${where} is ${quoteCell(cell)}. Type a number or leave it blank`);
  if (value < 0 && !column.isNegativeAllowed) return invalid(`${where} is ${value}. It cannot be below 0`);
  if (column.kind === "share" && Math.abs(value) > 1)
    return invalid(`${where} is ${value}. It is a share: type ${Number((value / 100).toPrecision(12))} or ${value}%`);
  return value;
}
