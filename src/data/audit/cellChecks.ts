import { counted, currencyOf, isBlank, isCellError, type Finding } from "../../base";
import { quoteCell } from "../cells/names";
import { type TableColumn } from "../table/dataTable";
import { columnsOf, finding, listRows, type AuditCheck, type AuditContext } from "./auditContext";

const figures = ["spend", "outcome", "revenue", "exposure", "control", "value", "population"] as const;

/** The sheet rows whose cell in this column meets a condition. */
function rowsWhere(
  { table }: AuditContext,
  column: TableColumn,
  isHit: (cell: TableColumn["cells"][number], value: number) => boolean,
): number[] {
  return table.rows.filter((_, row) => isHit(column.cells[row] ?? null, column.numbers[row] ?? NaN));
}

/** Per column of figures: error cells, words where numbers are needed, numbers kept as text, negative amounts. */
export const checkCells: AuditCheck = (context) =>
  columnsOf(context, ...figures)
    .filter(({ kind }) => kind === "number")
    .flatMap((column) => [
      ...errorCells(context, column),
      ...words(context, column),
      ...textNumbers(context, column),
      ...negatives(context, column),
    ]);

function errorCells(context: AuditContext, column: TableColumn): Finding[] {
  const rows = rowsWhere(context, column, isCellError);
  if (rows.length === 0) return [];
  const where = { row: rows[0], column: column.column };
  return [
    finding("Error cells", "error", where, `${column.header} holds errors in ${listRows(rows)}`, "Mend those formulas"),
  ];
}

function words(context: AuditContext, column: TableColumn): Finding[] {
  const rows = rowsWhere(
    context,
    column,
    (cell, value) => Number.isNaN(value) && !isBlank(cell) && !isCellError(cell) && typeof cell !== "boolean",
  );
  if (rows.length === 0) return [];
  const where = { row: rows[0], column: column.column };
  const first = column.cells[context.table.rows.indexOf(rows[0] ?? 0)];
  const found = `${column.header} is no number in ${listRows(rows)}, such as ${quoteCell(first)}`;
  return [finding("Words for numbers", "error", where, found, "Type the number, or clear the cell if it is unknown")];
}

function textNumbers(context: AuditContext, column: TableColumn): Finding[] {
  const rows = rowsWhere(context, column, (cell, value) => typeof cell === "string" && !Number.isNaN(value));
  if (rows.length === 0) return [];
  const where = { row: rows[0], column: column.column };
  const style = column.mark === "comma" ? "decimal comma" : "decimal point";
  const found = `${column.header}: ${counted(rows.length, "number")} kept as text (${listRows(rows)}), read with a ${style}`;
  return [
    finding("Text numbers", "warning", where, found, "Convert them with Data > Text to Columns, or use CLEAN_DATA"),
  ];
}

function negatives(context: AuditContext, column: TableColumn): Finding[] {
  const role = context.mapping.roles.find((candidate) => candidate.column === column.column)?.role;
  if (role === "control" || role === "value") return [];
  const rows = rowsWhere(context, column, (_, value) => value < 0);
  if (rows.length === 0) return [];
  const where = { row: rows[0], column: column.column };
  const found = `${column.header} is below 0 in ${listRows(rows)}`;
  return [finding("Negative values", "error", where, found, "Book credits and returns in the period they belong to")];
}

/** More than one currency, in a currency column or in the signs written in the cells. */
export const checkCurrency: AuditCheck = (context) => {
  const named = columnsOf(context, "currency").flatMap((column) => distinct(column, (cell) => String(cell).trim()));
  const signs = columnsOf(context, "spend", "revenue", "outcome").flatMap((column) => distinct(column, currencyOf));
  return [named, signs].flatMap((list) => {
    const currencies = [...new Map(list.map((entry) => [entry.name.toUpperCase(), entry])).values()];
    const second = currencies[1];
    if (!second) return [];
    const where = { row: context.table.rows[second.row], column: second.column };
    const found = `Amounts in ${currencies.map(({ name }) => name).join(", ")}`;
    return [finding("Mixed currencies", "error", where, found, "Convert every amount to one currency")];
  });
};

interface Entry {
  readonly name: string;
  readonly row: number;
  readonly column: number;
}

function distinct(column: TableColumn, read: (cell: TableColumn["cells"][number]) => string): Entry[] {
  const seen = new Map<string, Entry>();
  const looked = new Set<unknown>();
  column.cells.forEach((cell, row) => {
    if (isBlank(cell) || looked.has(cell)) return;
    looked.add(cell);
    const name = read(cell);
    if (name !== "" && !seen.has(name)) seen.set(name, { name, row, column: column.column });
  });
  return [...seen.values()];
}

/** Blank cells in columns of spend and outcome: zero or unknown? Only where blank and zero can be told apart. */
export const checkBlanks: AuditCheck = (context) => {
  if (!context.areBlanksVisible) return [];
  return columnsOf(context, "spend", "outcome").flatMap((column) => {
    const rows = rowsWhere(context, column, (cell) => isBlank(cell));
    if (rows.length === 0 || column.kind !== "number") return [];
    const found = `${column.header} is blank in ${listRows(rows)}: was nothing spent, or is it not known?`;
    const fix = "Type 0 where it was off; fill in what is missing";
    return [finding("Blanks that may be zeros", "warning", { row: rows[0], column: column.column }, found, fix)];
  });
};

/** A lone 0 in a column that otherwise always has a value: an export that wrote 0 for "missing". */
export const checkLoneZeros: AuditCheck = (context) => {
  if (!context.areBlanksVisible || !context.dataset) return [];
  return columnsOf(context, "spend", "outcome").flatMap((column) => {
    const rows = rowsWhere(context, column, (_, value) => value === 0);
    if (rows.length === 0 || rows.length > 0.05 * column.cells.length || context.mapping.shape !== "wide") return [];
    const found = `${column.header} is 0 in ${listRows(rows)} and has a value in every other`;
    const fix = "If the value is missing, fill it in; if it really was 0, leave it";
    return [finding("Zeros that may be blanks", "warning", { row: rows[0], column: column.column }, found, fix)];
  });
};
