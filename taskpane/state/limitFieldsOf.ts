import type { LimitRow } from "./limitRows";
import type { LimitField } from "./limitsTable";

/** The three limits that every row shows first. */
export const commonFields = ["Min", "Max", "Max move"] as const satisfies readonly LimitField[];

const groupFields = ["Status", "Fixed", "Max cost", "Min ROI", "Reason"] as const satisfies readonly LimitField[];
const channelFields = [
  ...(["Status", "Fixed", "Prefer", "Weight", "Step", "Min when on"] as const),
  ...(["Max cost", "Min ROI", "Min mROI", "Reason"] as const),
] as const satisfies readonly LimitField[];

/** The further limits that a row of this kind may carry, as the engine takes them; those that are set come along. */
export function moreFields({ kind, values }: Pick<LimitRow, "kind" | "values">): readonly LimitField[] {
  const own: readonly LimitField[] = kind === "channel" || kind === "unknown" ? channelFields : groupFields;
  return channelFields.filter((field) => own.includes(field) || field in values);
}

/** The words of Status that a row of this kind may carry. */
export function statusesOf(kind: LimitRow["kind"]): readonly string[] {
  if (kind === "total") return ["Committed", "Hold"];
  return kind === "group" ? ["Committed", "Hold", "Off"] : ["Committed", "Optional", "Hold", "Off"];
}
