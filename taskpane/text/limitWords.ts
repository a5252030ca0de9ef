import { compactMoney, exactMoney, type NumberStyle } from "../state/formatNumber";
import type { LimitRow } from "../state/limitRows";
import type { LimitField, LimitValue } from "../state/limitsTable";
import { limitUnit, shortAmount, shownLimit } from "../state/limitText";
import type { LimitMend } from "../state/planner";

/** Words of the limits editor. */
export const limitWords = {
  limits: "Limits",
  hint: "Leave a field blank for no limit. Max move is how far a channel may move from its current spend.",
  guardrails: "Guardrails",
  guardrailsHint: "They hold for every plan, scenario and sheet made from these goals.",
  largestMove: "Largest move of a channel",
  mixedMoves: "Channels have moves of their own below.",
  turnover: "Money that may change place",
  approvalAbove: "Moves above this need an approval",
  now: (amount: string): string => `now ${amount}`,
  label: (field: string, name: string): string => `${field} for ${name}`,
  more: (name: string): string => `More limits for ${name}`,
  fewer: (name: string): string => `Fewer limits for ${name}`,
  rowLabel: (name: string): string => `Limits of ${name}`,
  unknown: "not in the model",
  none: "No limit",
  also: (texts: readonly string[]): string => `Also in the sheet: ${texts.join(", ")}`,
  problems: {
    money: "No amount: type it like 150k or 1,500,000.",
    share: "No percentage: type it like 30%.",
    number: "No number above 0.",
    words: "No word for this.",
  },
} as const;

/** What each further kind of limit means, in a few words under its field. */
export function fieldHint(field: LimitField, outcomeName: string): string {
  const hints: Partial<Record<LimitField, string>> = {
    Fixed: "exactly this amount",
    Weight: "of the wish, 1 if blank",
    Step: "Bought only in whole units of this price: a page, a day.",
    "Min when on": "nothing, or at least this",
    "Max cost": `per ${outcomeName}, on average`,
    "Min ROI": "value per money spent",
    "Min mROI": "value of the next money",
  };
  return hints[field] ?? "";
}

const statuses: Readonly<Record<string, string>> = {
  committed: "keeps at least Min, or else what it has now",
  optional: "its minimum is the first to give way",
  hold: "stays at its current spend",
  off: "gets nothing",
};

/** What a Status means. */
export function statusHint(status: LimitValue): string {
  return statuses[String(status ?? "").toLowerCase()] ?? "";
}

/** The amount of money that a percentage stands for. */
export function shareInMoney(
  field: LimitField,
  share: LimitValue,
  { kind, current }: Pick<LimitRow, "kind" | "current">,
  { budget, style }: { readonly budget: number | null; readonly style: NumberStyle },
): string {
  if (typeof share !== "number") return "";
  if (field === "Prefer") return budget === null ? "" : `${compactMoney(share * budget, style)} of the budget`;
  if (field !== "Max move" || current === null) return "";
  if (kind === "total") return `up to ${compactMoney(share * current, style)}`;
  return moveRange(share, current, style);
}

/** "280k – 520k": where a move may lead. */
export function moveRange(share: number, current: number, style: NumberStyle): string {
  return `${compactMoney(current * Math.max(0, 1 - share), style)} – ${compactMoney(current * (1 + share), style)}`;
}

/** The money that a share of every channel's spend stands for: "±60k Email to ±150k Paid social". */
export function movesInMoney(
  share: number | null,
  channels: readonly { readonly name: string; readonly current: number }[],
  style: NumberStyle,
): string {
  const spending = channels.filter(({ current }) => current > 0).sort((a, b) => a.current - b.current);
  const [least, most] = [spending[0], spending.at(-1)];
  if (share === null || !least || !most) return "";
  const part = ({ name, current }: typeof least): string => `±${compactMoney(share * current, style)} ${name}`;
  return least.current === most.current ? part(least) : `${part(least)} to ${part(most)}`;
}

/** The further limits that are set, in one line: "Hold · Prefer 20%". */
export function setText(row: LimitRow, fields: readonly LimitField[], style: NumberStyle): string {
  const texts = fields.flatMap((field) => {
    const value = row.values[field];
    if (value === undefined || field === "Reason") return [];
    return [field === "Status" ? String(value) : `${field} ${shownLimit(field, value, style)}`];
  });
  return texts.join(" · ");
}

/** The button that mends a problem. */
export function mendText(mend: LimitMend, style: NumberStyle): string {
  if (mend.kind === "budget") return `Set the budget to ${exactMoney(mend.value, style)}`;
  if (mend.kind === "row") return `Remove the limits of ${mend.name}`;
  const { column, name, value } = mend;
  if (column === "Channel") return `Call it ${String(value)}`;
  if (value === null) return `Clear ${column} of ${name}`;
  return `Set ${column} of ${name} to ${valueText(column, value, style)}`;
}

function valueText(column: string, value: number | string, style: NumberStyle): string {
  if (typeof value === "string") return value;
  const unit = limitUnit(column as LimitField);
  return unit === "money" ? shortAmount(value, style) : shownLimit(column as LimitField, value, style);
}
