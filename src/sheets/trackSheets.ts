import type { SheetStamp } from "./sheetAddress";
import type { BlockRange, SheetBlock } from "./sheetBlock";
import { SheetWriter } from "./sheetWriter";

/** What the sheets of a running plan are made from. */
export interface TrackSheetContents {
  /** Channels with their planned spend, in the plan's order. */
  readonly plan: readonly { readonly channel: string; readonly spend: number }[];
  readonly outcomeName: string;
  /** Columns of the log and of the approvals, in order. */
  readonly logColumns: readonly string[];
  readonly approvalColumns: readonly string[];
  readonly stamp: SheetStamp;
}

/** Header row of the tables on these sheets: three lines of heading and a blank one stand above it. */
const headerRow = 4;

/** Where the user's rows of the Actuals sheet stand, header included: Channel, Spend, outcome. */
export function actualsRange({ plan }: Pick<TrackSheetContents, "plan">): BlockRange {
  return { row: headerRow, column: 0, rows: plan.length + 1, columns: 3 };
}

/** The Actuals sheet: what was really spent and what came of it, to be typed or pasted beside the plan. */
export function actualsSheet(contents: TrackSheetContents): SheetBlock {
  const { plan, outcomeName, stamp } = contents;
  const writer = new SheetWriter("Actuals", [24, 16, 16, 4, 16, 14, 14], headerRow + 1);
  writer.heading(
    "Actuals",
    "What was really spent and what came of it: type or paste into the blue cells, the Track step follows.",
    `Money in your currency, ${outcomeName} as counted`,
    stamp,
  );
  writer.headers(headerRow, 0, ["Channel", "Spend", outcomeName]);
  writer.headers(headerRow, 4, ["Planned", "Gap", "Gap %"]);
  plan.forEach(({ channel, spend }, index) => {
    const row = headerRow + 1 + index;
    const line = row + 1;
    writer.text(row, 0, channel);
    for (const column of [1, 2])
      writer.format({ row, column, rows: 1, columns: 1 }, { style: "Input", format: "#,##0" });
    writer.number(row, 4, spend, { format: "#,##0" });
    writer.formula(row, 5, `=IF(B${line}="","",B${line}-E${line})`, { format: "#,##0" });
    writer.formula(row, 6, `=IF(OR(B${line}="",E${line}=0),"",F${line}/E${line})`, { format: "0.0%" });
  });
  writer.name("Actuals", actualsRange(contents));
  return writer.finish();
}

/** The Approvals sheet: one row per request or decision; an empty Decision approves. */
export function approvalsSheet({ approvalColumns, stamp }: TrackSheetContents): SheetBlock {
  const writer = new SheetWriter("Approvals", [24, 16, 20, 16, 44, 14], headerRow + 1);
  writer.heading(
    "Approvals",
    "Who agreed to which amount: an approval holds for that very amount and is void when it changes.",
    "Money in your currency",
    stamp,
  );
  writer.headers(headerRow, 0, approvalColumns);
  return writer.finish();
}

/** The Log sheet: rows are only ever added; every row carries the hash of all before it. */
export function logSheet({ logColumns, stamp }: TrackSheetContents): SheetBlock {
  const writer = new SheetWriter("Log", [6, 22, 18, 18, 20, 14, 14, 16, 44, 14, 24], headerRow + 1);
  writer.heading(
    "Log",
    "What was decided, by whom and why. Do not edit rows: each carries the hash of all before it, and a change is named.",
    "",
    stamp,
  );
  writer.headers(headerRow, 0, logColumns);
  return writer.finish();
}
