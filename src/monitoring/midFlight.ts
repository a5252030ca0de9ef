import { invalid, unavailable, type Finding, type ResultCell, type SheetValues, type Table } from "../base";
import { cellText, headerKey, nameKey } from "../data";
import type { ResponseModel } from "../models";
import { formatAmount, planFlight, type FlightAnswer, type FlightQuestion } from "../optimize";
import { type FlightTable, isByPeriod, readFlightTable } from "./flightTable";
import { type Decision, decisionTable, midFlightSentences } from "./midFlightWords";

/** A question for the rest of a running flight. */
export interface MidFlightQuestion {
  /** The running plan: by period and channel, or by channel (then `periods` says over how many it runs). */
  readonly plan: SheetValues;
  readonly periods: number | null;
  /** What was spent: by period and channel, or by channel (then `past` says over how many periods). */
  readonly actuals: SheetValues;
  readonly past: number | null;
  /** How much an effect counts in each period of the flight; even if null. */
  readonly demand: readonly number[] | null;
  /** Limits of every period, moves counted from the running plan. Status: Committed, Optional, Hold, Off. */
  readonly limits: SheetValues | null;
  /** Most of the money left that may change place, 0..1; null: 0.3. */
  readonly maxMove: number | null;
  readonly settings: SheetValues | null;
}

/** The rest of a flight, planned again. Money in the user's unit, outcomes in the model's. */
export interface MidFlightAnswer {
  /** Period, one column per channel, State (spent / planned). */
  readonly table: Table;
  readonly decisions: Table;
  readonly sentences: readonly string[];
  readonly channels: readonly string[];
  readonly labels: readonly (string | number)[];
  readonly amounts: readonly (readonly number[])[]; // [period][channel]
  readonly reference: readonly (readonly number[])[]; // as planned before; past periods as spent
  readonly past: number;
  readonly budget: number;
  readonly spent: number;
  readonly left: number;
  /** Money that changes place, and as a share of what is left. */
  readonly moved: number;
  readonly movedShare: number;
  /** Expected outcome of the whole flight, and with the rest left as planned. */
  readonly value: number;
  readonly keptValue: number;
  readonly gap: number;
  readonly outcomeName: string;
  readonly findings: readonly Finding[];
}

/** Share of the money left that may move, if not said. */
const usualMove = 0.3;
/** A change below this share of the planned amount is not worth a decision. */
const smallChange = 0.01;

/**
 * Plans the rest of a running flight: what was spent stands, the money left is laid out anew within the turnover cap
 *   ½ Σ |x − planned| <= maxMove · money left
 * with commitments kept, and each change of the next period is priced by what one period's delay would cost: the flight
 * is solved again with that amount left as planned for one period. Pauses after every such price.
 */
export function* replanMidFlight(
  given: ResponseModel,
  question: MidFlightQuestion,
): Generator<number, MidFlightAnswer> {
  const model = overParts(given, question);
  const names = model.channels.map(({ name }) => name);
  const { labels, reference, past } = readRunning(question, names);
  const maxMove = question.maxMove ?? usualMove;
  if (!(maxMove > 0 && maxMove <= 1)) invalid(`the largest move is ${maxMove}. Type a share from 0 to 1, such as 0.3`);
  const budget = total(readFlightTable(question.plan, names, question.periods, "plan").amounts);
  const spent = total(reference.slice(0, past));
  const left = budget - spent;
  if (!(left > 0))
    unavailable(
      `The whole budget of ${formatAmount(Math.round(budget))} is spent: there is nothing left to plan. Raise the plan's amounts`,
    );
  const open = scaledRest(reference, past, left);
  const base: FlightQuestion = {
    ...{ budget, periods: labels.length, settings: question.settings, reference: open },
    limits: withTurnover(question.limits, maxMove),
    demand: null,
  };
  const flightOf = (held: readonly number[] = []): FlightAnswer =>
    planFlight(model, { ...base, demand: standingTable(question.demand, labels, names, open, past, held) });
  const best = flightOf();
  yield 0.5;
  const changed = names.flatMap((_, c) => {
    const [before, after] = [open[past]![c]!, best.amounts[past]![c]!];
    return Math.abs(after - before) > Math.max(smallChange * before, 1e-4 * left) ? [c] : [];
  });
  const decisions: Decision[] = [];
  for (const c of changed) {
    const lost = Math.max(0, best.value - flightOf([c]).value);
    const [before, after] = [open[past]![c]!, best.amounts[past]![c]!];
    decisions.push({ channel: names[c]!, before, after, lost, tag: tagOf(question.limits, names[c]!) });
    yield 0.5 + (0.5 * decisions.length) / changed.length;
  }
  decisions.sort((a, b) => b.lost - a.lost);
  const moved = best.amounts
    .slice(past)
    .reduce((sum, row, t) => sum + row.reduce((own, x, c) => own + Math.abs(x - open[past + t]![c]!) / 2, 0), 0);
  const facts = { labels, past, budget, spent, left, moved, movedShare: moved / left, outcomeName: model.outcome.name };
  const values = { value: best.value, keptValue: best.referenceValue, gap: best.gap };
  return {
    table: flightTable(best, names, past),
    decisions: decisionTable(decisions, labels[past]!, model.outcome.name),
    sentences: midFlightSentences(decisions, { ...facts, ...values, maxMove }),
    channels: names,
    amounts: best.amounts,
    reference: open,
    ...facts,
    ...values,
    findings: [...best.findings, ...overspent(budget, spent, past, question, names)],
  };
}

/** A judged plan of one table period that runs over several parts: a part brings R(parts · s) / parts. */
function overParts(model: ResponseModel, { plan, periods }: MidFlightQuestion): ResponseModel {
  return model.path || periods === null || isByPeriod(plan) ? model : { ...model, periods };
}

const total = (amounts: readonly (readonly number[])[]): number =>
  amounts.reduce((sum, row) => sum + row.reduce((own, x) => own + x, 0), 0);

/** The flight as it runs: spent amounts of past periods, then the plan. */
function readRunning(question: MidFlightQuestion, names: readonly string[]) {
  const plan = readFlightTable(question.plan, names, question.periods, "plan");
  const actual = readFlightTable(question.actuals, names, question.past, "actuals");
  const past = actual.amounts.length;
  if (past >= plan.amounts.length)
    return unavailable(`All ${plan.amounts.length} periods of the plan have figures: there is no period left to plan`);
  checkLabels(plan, actual);
  return { labels: plan.labels, past, reference: [...actual.amounts, ...plan.amounts.slice(past)] };
}

function checkLabels(plan: FlightTable, actual: FlightTable): void {
  actual.labels.forEach((label, t) => {
    if (nameKey(String(label)) === nameKey(String(plan.labels[t]))) return;
    invalid(
      `actuals: period ${t + 1} is ${label}, in the plan it is ${plan.labels[t]}. Give the periods in the plan's order`,
    );
  });
}

/** The rest of the plan scaled to the money that is left (more or less may have been spent than planned). */
function scaledRest(reference: readonly (readonly number[])[], past: number, left: number): number[][] {
  const rest = total(reference.slice(past));
  if (!(rest > 0)) return unavailable("The plan has no money in its open periods. Type amounts for them");
  return reference.map((row, t) => row.map((amount) => (t < past ? amount : (amount * left) / rest)));
}

/** The demand table of the planner: factors, spent amounts of past periods, and what is held as planned next. */
function standingTable(
  demand: readonly number[] | null,
  labels: readonly (string | number)[],
  names: readonly string[],
  reference: readonly (readonly number[])[],
  past: number,
  held: readonly number[],
): SheetValues {
  const amount = (x: number): number | string => (x > 0 ? x : "Off");
  return [
    ["Period", "Demand", ...names],
    ...labels.map((label, t) => [
      label,
      demand?.[t] ?? 1,
      ...names.map((_, c) => (t < past || (t === past && held.includes(c)) ? amount(reference[t]![c]!) : null)),
    ]),
  ];
}

/** The user's limits with a cap on turnover, unless they have one of their own. */
function withTurnover(limits: SheetValues | null, share: number): SheetValues {
  const header = limits?.[0] ?? ["Channel"];
  const keys = header.map((cell) => headerKey(cellText(cell)));
  const [channel, move] = [keys.indexOf("channel"), keys.indexOf(headerKey("Max move"))];
  const isOwn = (limits ?? []).some(
    (row) => channel >= 0 && move >= 0 && nameKey(cellText(row[channel])) === "total" && Number(row[move]) > 0,
  );
  if (isOwn) return limits!;
  const width = move >= 0 ? header.length : header.length + 1;
  const at = move >= 0 ? move : header.length;
  const row = Array.from({ length: width }, (_, column) =>
    column === channel ? "Total" : column === at ? share : null,
  );
  const wide = (limits ?? [header]).map((cells, r) => (move >= 0 ? cells : [...cells, r === 0 ? "Max move" : null]));
  return [...wide, row];
}

function tagOf(limits: SheetValues | null, name: string): string {
  const keys = (limits?.[0] ?? []).map((cell) => headerKey(cellText(cell)));
  const [channel, status] = [keys.indexOf("channel"), keys.indexOf("status")];
  if (channel < 0 || status < 0) return "";
  return cellText((limits ?? []).find((row) => nameKey(cellText(row[channel])) === nameKey(name))?.[status]);
}

function flightTable({ labels, amounts }: FlightAnswer, names: readonly string[], past: number): Table {
  return {
    header: ["Period", ...names, "State"],
    rows: amounts.map((row, t): ResultCell[] => [labels[t]!, ...row, t < past ? "spent" : "planned"]),
  };
}

function overspent(
  budget: number,
  spent: number,
  past: number,
  question: MidFlightQuestion,
  names: readonly string[],
): Finding[] {
  const planned = total(readFlightTable(question.plan, names, question.periods, "plan").amounts.slice(0, past));
  const off = spent - planned;
  if (Math.abs(off) <= 0.005 * budget) return [];
  return [
    {
      check: "Spent so far",
      severity: "note",
      found: `${Math.abs(Math.round(off))} ${off > 0 ? "more" : "less"} was spent than planned; the open periods share ${off > 0 ? "what is left" : "the rest"} in the plan's proportions before anything moves`,
      fix: "Nothing to mend; change the plan's amounts if the budget changed",
    },
  ];
}
