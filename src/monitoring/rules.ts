import { invalid, type SheetValues } from "../base";
import { headerKey, nameHint, nameKey, readControlTable, type ControlRow, type ControlSpec } from "../data";
import { metricSeries, type Signals } from "./signals";

type RuleColumn = "Channel" | "Metric" | "Op" | "Value" | "Move" | "For" | "Name";

const spec: ControlSpec<RuleColumn> = {
  columns: [
    { name: "Channel", kind: "text", isRequired: true },
    { name: "Metric", kind: "text", isRequired: true },
    { name: "Op", kind: "text", isRequired: true, choices: [">", ">=", "<", "<="] },
    { name: "Value", kind: "number", isRequired: true, isNegativeAllowed: true },
    { name: "Move", kind: "share", isRequired: true, isNegativeAllowed: true },
    { name: "For", kind: "number" },
    { name: "Name", kind: "text" },
  ],
};

/** One rule: if the metric stands so for so many periods in a row, the channel's amount moves by a share. */
export interface Rule {
  /** How the answer names it: its Name, else its words. */
  readonly name: string;
  /** Key of the channel; "all" for every channel. */
  readonly channel: string;
  readonly metric: string;
  readonly op: ">" | ">=" | "<" | "<=";
  readonly value: number;
  readonly move: number;
  readonly periods: number;
}

function readRule(row: ControlRow<RuleColumn>, channels: readonly string[], signals: Signals): Rule {
  const needed = (name: "Value" | "Move"): number =>
    row.number(name) ?? invalid(`${row.where}: ${name} is blank. Type a number`);
  const [channel, metric] = [nameKey(row.text("Channel")), headerKey(row.text("Metric"))];
  if (channel !== "all" && !channels.some((name) => nameKey(name) === channel))
    invalid(`${row.where}: there is no such channel. ${nameHint(row.text("Channel"), [...channels, "All"])}`);
  if (!signals.metrics.some((name) => headerKey(name) === metric))
    invalid(
      `${row.where}: the signals have no column "${row.text("Metric")}". ${nameHint(row.text("Metric"), signals.metrics)}`,
    );
  const periods = row.number("For") || 1;
  if (!Number.isInteger(periods)) invalid(`${row.where}: For is ${periods}. Type a whole number of periods`);
  const op = row.text("Op") as Rule["op"];
  const [value, move] = [needed("Value"), needed("Move")];
  const words = `${row.text("Metric")} ${op} ${value}${periods > 1 ? ` for ${periods} periods` : ""}`;
  return { name: row.text("Name") || words, channel, metric, op, value, move, periods };
}

/** Reads a Rules table (Channel or All, Metric, Op, Value, Move, For, Name) against the channels and signals there are. */
export function readRules(rules: SheetValues, channels: readonly string[], signals: Signals): readonly Rule[] {
  return readControlTable(rules, spec, "rules").map((row) => readRule(row, channels, signals));
}

function holds(value: number, { op, value: bound }: Rule): boolean {
  switch (op) {
    case ">":
      return value > bound;
    case ">=":
      return value >= bound;
    case "<":
      return value < bound;
    case "<=":
      return value <= bound;
  }
}

/** Whether a rule fires for a channel: its metric holds in each of the last `periods` periods; a blank breaks the run. */
export function ruleFires(rule: Rule, channel: string, signals: Signals): boolean {
  if (rule.channel !== "all" && rule.channel !== nameKey(channel)) return false;
  const series = metricSeries(signals, channel, rule.metric).slice(-rule.periods);
  return series.length === rule.periods && series.every((value) => Number.isFinite(value) && holds(value, rule));
}
