import { parseNumber, type Finding } from "../../base";
import { type TableColumn } from "../table/dataTable";
import { columnsOf, finding, listRows, type AuditCheck, type AuditContext } from "./auditContext";

/**
 * Totals rows and a total column that do not tie with their parts (beyond 0.5%). A totals row may be the sum of all rows,
 * of the rows since the totals row before it (subtotals), or of the subtotals above it: it ties if it is any of them.
 */
export const checkTotals: AuditCheck = (context) => [...totalRows(context), ...totalColumn(context)];

function totalRows(context: AuditContext): Finding[] {
  const amounts = columnsOf(context, "spend", "outcome", "revenue").filter(({ kind }) => kind === "number");
  return amounts.flatMap((column) => looseTotals(context, column).slice(0, 3));
}

/** The totals of one column that tie with nothing they could be the sum of. */
function looseTotals({ table }: AuditContext, column: TableColumn): Finding[] {
  const sumOf = (from: number, to: number): number =>
    column.numbers.reduce((sum, value, index) => {
      const row = table.rows[index] ?? 0;
      return row > from && row < to && !Number.isNaN(value) ? sum + value : sum;
    }, 0);
  let [before, subtotals] = [-1, 0];
  return table.totals.flatMap(({ row, cells }) => {
    const stated = parseNumber(cells[column.column], column.mark);
    const [all, block, above] = [sumOf(-1, Infinity), sumOf(before, row), sumOf(-1, row)];
    const candidates = [all, block, above, subtotals];
    if (block !== 0) before = row;
    if (stated === null || Number.isNaN(stated) || stated === 0) return [];
    subtotals += stated;
    if (candidates.some((sum) => ties(stated, sum))) return [];
    const sum = table.totals.length === 1 || block === 0 ? all : block;
    const found = `The total of ${column.header} says ${round(stated)}, its rows add to ${round(sum)}`;
    const fix = "Look for a row that is missing, doubled or filtered out";
    return [finding("Totals that do not tie", "warning", { row, column: column.column }, found, fix)];
  });
}

const ties = (a: number, b: number): boolean => Math.abs(a - b) <= 0.005 * Math.max(Math.abs(a), Math.abs(b));
const round = (value: number): number => Math.round(value * 100) / 100;

function totalColumn(context: AuditContext): Finding[] {
  const { table, mapping } = context;
  const sum = table.columns.find(
    ({ header, kind }) =>
      kind === "number" && /^(grand |media )?total( (media|ad|marketing))?( spend| cost)?$/i.test(header),
  );
  const parts = columnsOf(context, "spend");
  if (!sum || mapping.shape !== "wide" || parts.length < 2 || parts.includes(sum)) return [];
  const off = table.rows.filter((_, row) => {
    const added = parts.reduce((amount, { numbers }) => amount + (numbers[row] || 0), 0);
    return !ties(sum.numbers[row] || 0, added);
  });
  if (off.length === 0) return [];
  const found = `${sum.header} is not the sum of the channels in ${listRows(off)}`;
  const fix = "Look for a channel that is missing from the table or counted twice";
  return [finding("Totals that do not tie", "warning", { row: off[0], column: sum.column }, found, fix)];
}
