import { invalid, type Finding, type ResultCell, type SheetValues, type Table } from "../../base";
import { readSettings } from "../../data";
import { perPeriod, type ResponseModel } from "../../models";
import { allocateBudget } from "../allocateBudget";
import { sumAmounts } from "../formatAmount";
import { readFeasibleSet } from "../limits/readFeasibleSet";
import { createObjective } from "../objective";
import { verdictOf, type Verdict } from "../planAnswer";
import { flightModel } from "./flightModel";
import { flightSet } from "./flightSet";
import { readDemand } from "./readDemand";

/** A question for a flight. */
export interface FlightQuestion {
  /** Money for the whole flight. */
  readonly budget: number;
  /** Number of periods: the table's own (judgement) or the data's (fitted). */
  readonly periods: number;
  /** Limits of every single period. */
  readonly limits: SheetValues | null;
  readonly demand: SheetValues | null;
  readonly settings: SheetValues | null;
}

/** The best laying out of a budget over channels and periods. */
export interface FlightAnswer {
  readonly table: Table;
  readonly labels: readonly (string | number)[]; // [period]
  readonly amounts: readonly (readonly number[])[]; // [period][channel]
  readonly value: number;
  readonly upperBound: number;
  readonly gap: number;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}

/** So many amounts (channels × periods) fit into a light answer. */
const mostAmounts = 2000;

/**
 * Lays a budget out over channels and periods so that the flight brings most:
 *   max Σ_t demand_t Σ_c R_c(x_tc),  Σ x = budget,  limits in every period
 * by the exact dual or branch and bound of the planner, with its bound. Periods do not act on each other; for fitted
 * models that is said in a finding.
 */
export function planFlight(model: ResponseModel, question: FlightQuestion): FlightAnswer {
  const single = perPeriod(model);
  const names = single.channels.map(({ name }) => name);
  const periods = checkPeriods(question.periods, names.length);
  const demand = readDemand(question.demand, periods, names);
  const settings = readSettings(question.settings);
  settings.checkChannels(names);
  const { budget, limits } = question;
  const period = readFeasibleSet({
    model: single,
    budget,
    limits,
    settings,
    spendAll: settings.yes("Spend all", true),
  });
  const flight = flightModel(single, demand.factor);
  const set = flightSet(period, demand);
  const objective = createObjective(flight, "outcome");
  const { spend, value, upperBound, gap } = allocateBudget({ model: flight, objective, posture: 0.5, set });
  const amounts = demand.labels.map((_, t) => [...spend.subarray(t * names.length, (t + 1) * names.length)]);
  const table: Table = {
    header: ["Period", ...names],
    rows: amounts.map((row, t): ResultCell[] => [demand.labels[t]!, ...row]),
    total: ["Total", ...names.map((_, c) => sumAmounts(Float64Array.from(amounts, (row) => row[c]!)))],
  };
  const findings = [...set.findings, ...independence(model)];
  return { table, labels: demand.labels, amounts, value, upperBound, gap, verdict: verdictOf(gap), findings };
}

function checkPeriods(periods: number, nChannels: number): number {
  const most = Math.floor(mostAmounts / nChannels);
  if (Number.isInteger(periods) && periods >= 1 && periods <= most) return periods;
  return invalid(`periods: type a whole number from 1 to ${most}, got ${periods}`);
}

function independence({ uncertainty }: ResponseModel): Finding[] {
  if (uncertainty === "judgement") return [];
  return [
    {
      check: "Carryover between periods",
      severity: "note",
      found:
        "Each period is credited with all that its spend brings, also later; bursts that wear each other off are not modelled",
      fix: "Compare the flight with an even one before committing to strong pulses",
    },
  ];
}
