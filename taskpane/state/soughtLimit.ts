import type { LimitField } from "./limitsTable";

/** The field of the limits editor that another screen leads to. */
export interface SoughtLimit {
  /** The channel, group, Brand or Total. */
  readonly name: string;
  readonly field: LimitField;
}

/** Where a limit of some kind is typed: "Max move up" under Max move, "Hold" under Status. */
export function fieldOfKind(kind: string): LimitField {
  if (kind.startsWith("Max move")) return "Max move";
  return ["Hold", "Off", "Committed"].includes(kind) ? "Status" : (kind as LimitField);
}
