import { invalid } from "../../base";
import type { FeasibleSet } from "../feasibleSet";
import type { BoundSource, GroupBound } from "../laminarTree";
import { buildLaminarTree } from "../laminarTree";
import type { FlightDemand } from "./readDemand";

/**
 * Where a flight may lie: the limits of one period (`period`, read against the flight's whole budget) hold in every
 * period, groups and Total included; a period's own Min and Max and amounts that stand already come on top. A period
 * that stands altogether is past: no limit is asked of it. Limits that tie periods together in other ways are refused.
 */
export function flightSet(period: FeasibleSet, demand: FlightDemand): FeasibleSet {
  refuse(period);
  const nPeriods = demand.factor.length;
  const nChannels = period.lower.length;
  const isStanding = (t: number, c: number): boolean => !Number.isNaN(demand.standing[t]![c]!);
  const cells = Array.from({ length: nPeriods * nChannels }, (_, at) => [Math.floor(at / nChannels), at % nChannels]);
  const laid = (bound: Float64Array): Float64Array =>
    Float64Array.from(cells, ([t, c]) => (isStanding(t!, c!) ? demand.standing[t!]![c!]! : bound[c!]!));
  const source = (by: FeasibleSet["lowerBy"]): (BoundSource | null)[] =>
    cells.map(([t, c]) =>
      isStanding(t!, c!) ? { name: "already spent", where: `demand, period ${demand.labels[t!]}` } : by[c!]!,
    );
  const free = (bound: Float64Array): Float64Array =>
    Float64Array.from(cells, ([t, c]) => (isStanding(t!, c!) ? 0 : bound[c!]!));
  const whole: GroupBound = {
    ...{ name: "Total", members: [...cells.keys()], lower: 0, upper: Infinity, lowerBy: null, upperBy: null },
  };
  const { tree } = buildLaminarTree(cells.length, whole, periodGroups(period, demand));
  return {
    ...period,
    lower: laid(period.lower),
    upper: laid(period.upper),
    lowerBy: source(period.lowerBy),
    upperBy: source(period.upperBy),
    step: free(period.step),
    minWhenOn: free(period.minWhenOn),
    tree,
    current: Float64Array.from(cells, ([, c]) => period.current[c!]!),
  };
}

function refuse({ turnover, efficiency, preferences, crossing }: FeasibleSet): void {
  const first =
    turnover?.by ?? efficiency[0]?.by ?? preferences[0]?.by ?? crossing[0]?.upperBy ?? crossing[0]?.lowerBy ?? null;
  if (first)
    invalid(`${first.where}: ${first.name} cannot be held over a flight. Use Min, Max, Fixed or Max move per channel`);
}

/** The groups of every period, the period's total among them. */
function periodGroups({ tree, lower }: FeasibleSet, demand: FlightDemand): GroupBound[] {
  const nChannels = lower.length;
  return [...demand.factor.keys()].flatMap((t) => {
    if (demand.standing[t]!.every((amount) => !Number.isNaN(amount))) return [];
    return tree.groups.map((group, g): GroupBound => {
      const members = group.members.map((c) => t * nChannels + c);
      const name = `${group.name} in period ${demand.labels[t]}`;
      if (g < tree.groups.length - 1) return { ...group, name, members };
      const by = (column: string): BoundSource => ({ name: column, where: `demand, period ${demand.labels[t]}` });
      const [floor, cap] = [demand.floor[t]!, demand.cap[t]!];
      return {
        ...{ name, members, lower: Math.max(group.lower, floor), upper: Math.min(group.upper, cap) },
        lowerBy: floor > group.lower ? by("Min") : group.lowerBy,
        upperBy: cap < group.upper ? by("Max") : group.upperBy,
      };
    });
  });
}
