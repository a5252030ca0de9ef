import { cellName, isMissing, rangeName } from "../base";
import type { MidFlightAnswer } from "../monitoring";
import { numberFormats } from "./numberFormats";
import type { SheetStamp } from "./sheetAddress";
import type { SheetBlock } from "./sheetBlock";
import { SheetWriter } from "./sheetWriter";

/** Sheet name of a mid-flight plan. */
export const midFlightSheetName = "Mid-flight";

/** Row of the first table's header. */
const top = 5;

/**
 * The rest of a flight planned anew: the new and the running plan as amounts, change, totals, money moved and the check
 * as live formulas over them; what must be decided before the next period below.
 */
export function midFlightSheet(answer: MidFlightAnswer, stamp: SheetStamp): SheetBlock {
  const { channels, labels, amounts, reference, past, outcomeName, decisions } = answer;
  const writer = new SheetWriter(midFlightSheetName, [16, ...channels.map(() => 15), 14, 14]);
  const line = "What was spent stands; the rest moves money to where the next unit brings more.";
  writer.heading("The rest of the flight", line, `Money per period; outcome: ${outcomeName}`, stamp);
  const n = labels.length;
  const places = [top, top + n + 4, top + 2 * (n + 4)] as const;
  const write = (title: string, row: number, cell: (t: number, c: number) => number | string): void => {
    writer.text(row - 1, 0, title, { style: "Subtitle" });
    writer.headers(row, 0, ["Period", ...channels, "Total"], [0]);
    labels.forEach((label, t) => {
      writer.value(row + 1 + t, 0, label);
      channels.forEach((_, c) => {
        const content = cell(t, c);
        const format = numberFormats.money;
        if (typeof content === "string") writer.formula(row + 1 + t, c + 1, content, { format });
        else writer.number(row + 1 + t, c + 1, content, { style: t < past ? "Note" : "Input", format });
      });
      const own = { row: row + 1 + t, column: 1, rows: 1, columns: channels.length };
      writer.formula(row + 1 + t, channels.length + 1, `=SUM(${rangeName(own)})`, {
        format: numberFormats.money,
      });
    });
    writer.text(row + n + 1, 0, "Total");
    for (let c = 0; c <= channels.length; c++) {
      const column = { row: row + 1, column: c + 1, rows: n, columns: 1 };
      writer.formula(row + n + 1, c + 1, `=SUM(${rangeName(column)})`, { format: numberFormats.money });
    }
  };
  write("New plan (spent periods first)", places[0], (t, c) => amounts[t]![c]!);
  write("Running plan", places[1], (t, c) => reference[t]![c]!);
  const at = (place: number, t: number, c: number): string => cellName(place + 1 + t, c + 1);
  write("Change", places[2], (t, c) => `=${at(places[0], t, c)}-${at(places[1], t, c)}`);
  writeFigures(writer, answer, places);
  writeDecisions(writer, decisions, top + 3 * (n + 4) + 6);
  return writer.finish();
}

/** Money moved, its share of what is left, and the check that the flight keeps its budget. */
function writeFigures(
  writer: SheetWriter,
  { channels, labels, past, budget }: MidFlightAnswer,
  places: readonly [number, number, number],
): void {
  const row = top + 3 * (labels.length + 4);
  const [fresh, , change] = places;
  const open = (place: number): string =>
    rangeName({ row: place + 1 + past, column: 1, rows: labels.length - past, columns: channels.length });
  const total = cellName(fresh + labels.length + 1, channels.length + 1);
  const lines: readonly (readonly [string, string, string])[] = [
    ["Money moved", `=SUMPRODUCT(ABS(${open(change)}))/2`, numberFormats.money],
    ["Share of money left", `=${cellName(row, 1)}/SUM(${open(fresh)})`, numberFormats.share],
    ["Check: budget kept", `=IF(ABS(${total}-${budget})<0.01,1,0)`, "0"],
  ];
  lines.forEach(([name, formula, format], k) => {
    writer.text(row + k, 0, name);
    writer.formula(row + k, 1, formula, { style: k === 2 ? "Check" : undefined, format });
  });
  writer.name("Mid_flight_checks", { row: row + 2, column: 1, rows: 1, columns: 1 });
}

function writeDecisions(writer: SheetWriter, { header, rows }: MidFlightAnswer["decisions"], row: number): void {
  writer.text(row - 1, 0, "To be decided, the costliest delay first", { style: "Subtitle" });
  writer.headers(row, 0, header, [0, 1, 6]);
  rows.forEach((cells, r) =>
    cells.forEach((cell, column) => {
      const isChange = column === 4;
      const format = isChange ? numberFormats.share : column === 5 ? "#,##0.0" : numberFormats.money;
      if (isChange) {
        const [before, after] = [cellName(row + 1 + r, 2), cellName(row + 1 + r, 3)];
        writer.formula(row + 1 + r, column, `=IF(${before}>0,${after}/${before}-1,"")`, { format });
      } else if (isMissing(cell)) return;
      else if (typeof cell === "number") writer.number(row + 1 + r, column, cell, { format });
      else writer.text(row + 1 + r, column, String(cell));
    }),
  );
}
