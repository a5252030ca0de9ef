import type { SheetValues } from "../../../src/base";
import { createRng } from "../../../src/numerics";
import type { PlainCurve } from "../../fakes/plainCurves";

/** A channel of a problem that a MILP can state exactly: pieces of falling slope, or a curve on whole units. */
interface MilpChannel {
  readonly curve: PlainCurve;
  readonly upper: number;
  readonly step: number;
  readonly minWhenOn: number;
  /** Ends and slopes of the pieces (no step). */
  readonly pieces: readonly { readonly width: number; readonly slope: number }[];
  readonly group: string;
  readonly isBrand: boolean;
}

/** A planning problem and the same as a MILP in CPLEX' LP format. */
export interface MilpCase {
  readonly curves: readonly PlainCurve[];
  readonly groups: readonly string[];
  readonly isBrand: readonly boolean[];
  readonly budget: number;
  readonly limits: SheetValues;
  readonly lp: string;
}

type Rng = ReturnType<typeof createRng>;

function concavePieces(rng: Rng, name: string, upper: number): Pick<MilpChannel, "curve" | "pieces"> {
  let slope = 1 + 4 * rng.uniform();
  const pieces = Array.from({ length: 4 }, () => {
    const piece = { width: upper / 4, slope };
    slope *= 0.3 + 0.6 * rng.uniform();
    return piece;
  });
  const walk = (spend: number): { value: number; slope: number } => {
    let [value, left, at] = [0, spend, 0];
    for (const piece of pieces) {
      at = piece.slope;
      if (left < piece.width) return { value: value + left * piece.slope, slope: piece.slope };
      value += piece.width * piece.slope;
      left -= piece.width;
    }
    return { value: value + left * at * 0.1, slope: at * 0.1 };
  };
  const curve: PlainCurve = {
    ...{ name, currentSpend: Math.round((upper * (1 + rng.uniform())) / 3), shape: "concave" },
    response: (spend) => walk(spend).value,
    slope: (spend) => walk(spend).slope,
  };
  return { curve, pieces };
}

function sCurve(rng: Rng, name: string, upper: number): PlainCurve {
  const [half, power, top] = [upper * (0.2 + 0.5 * rng.uniform()), 1 + 3 * rng.uniform(), upper * (1 + rng.uniform())];
  const share = (spend: number): number => Math.pow(spend / half, power) / (1 + Math.pow(spend / half, power));
  return {
    ...{ name, currentSpend: Math.round(upper / 2), shape: "s-shaped" },
    response: (spend) => top * share(spend),
    slope: (spend) => (spend > 0 ? (top * power * share(spend) * (1 - share(spend))) / spend : 0),
  };
}

function randomChannel(rng: Rng, c: number): MilpChannel {
  const upper = 40 + Math.round(60 * rng.uniform());
  const isStepped = rng.uniform() < 0.4;
  const shared = { upper, group: rng.uniform() < 0.5 ? "North" : "South", isBrand: rng.uniform() < 0.4 };
  const minWhenOn = rng.uniform() < 0.3 ? Math.round(upper * 0.4) : 0;
  if (!isStepped) return { ...shared, ...concavePieces(rng, `c${c}`, upper), step: 0, minWhenOn };
  const step = 5 + Math.floor(10 * rng.uniform());
  return { ...shared, curve: sCurve(rng, `c${c}`, upper), pieces: [], step, minWhenOn: 0 };
}

/** A random problem with whole units, switches, nested groups, a crossing group and a turnover cap. */
export function randomMilp(seed: number): MilpCase {
  const rng = createRng(seed);
  const channels = Array.from({ length: 6 }, (_, c) => randomChannel(rng, c));
  channels[0] = { ...channels[0]!, ...concavePieces(rng, "c0", 120), upper: 120, step: 0, minWhenOn: 0 };
  const current = channels.reduce((sum, { curve }) => sum + curve.currentSpend, 0);
  const budget = Math.round(current * (0.8 + 0.3 * rng.uniform()));
  const northCap = rng.uniform() < 0.5 ? Math.round(budget * 0.6) : null;
  const brandFloor = rng.uniform() < 0.5 ? Math.round(budget * 0.2) : null;
  const turnover = rng.uniform() < 0.5 ? 0.25 + 0.15 * rng.uniform() : null;
  const blank = (amount: number): number | null => (amount > 0 ? amount : null);
  const limits: SheetValues = [
    ["Channel", "Min", "Max", "Step", "Min when on", "Max move"],
    ...channels.map(({ curve, upper, step, minWhenOn }) => [
      curve.name,
      null,
      upper,
      blank(step),
      blank(minWhenOn),
      null,
    ]),
    ...(northCap !== null && channels.some(({ group }) => group === "North")
      ? [["North", null, northCap, null, null, null]]
      : []),
    ...(brandFloor !== null && channels.some(({ isBrand }) => isBrand)
      ? [["Brand", brandFloor, null, null, null, null]]
      : []),
    ...(turnover === null ? [] : [["Total", null, null, null, null, turnover]]),
  ];
  return {
    curves: channels.map(({ curve }) => curve),
    groups: channels.map(({ group }) => group),
    isBrand: channels.map(({ isBrand }) => isBrand),
    budget,
    limits,
    lp: asLp(channels, budget, { northCap, brandFloor, turnover: turnover === null ? null : turnover * current }),
  };
}

/** The amounts of one channel as a sum of terms, with the rows and variables that they need. */
function channelTerms(
  channel: MilpChannel,
  c: number,
): { value: string[]; amount: string[]; rows: string[]; bounds: string[]; binary: string[] } {
  const { step, upper, pieces, minWhenOn, curve } = channel;
  if (step > 0) {
    const lots = Array.from({ length: Math.floor(upper / step) + 1 }, (_, k) => ({
      name: `z${c}_${k}`,
      spend: k * step,
    }));
    return {
      value: lots.map(({ name, spend }) => `${curve.response(spend)} ${name}`),
      amount: lots.map(({ name, spend }) => `${spend} ${name}`),
      rows: [`${lots.map(({ name }) => name).join(" + ")} = 1`],
      bounds: [],
      binary: lots.map(({ name }) => name),
    };
  }
  const names = pieces.map((_, i) => `s${c}_${i}`);
  const isSwitched = minWhenOn > 0;
  return {
    value: pieces.map(({ slope }, i) => `${slope} ${names[i]}`),
    amount: names.map((name) => `1 ${name}`),
    rows: isSwitched
      ? [`${names.join(" + ")} - ${minWhenOn} on${c} >= 0`, `${names.join(" + ")} - ${upper} on${c} <= 0`]
      : [],
    bounds: pieces.map(({ width }, i) => `0 <= ${names[i]} <= ${width}`),
    binary: isSwitched ? [`on${c}`] : [],
  };
}

function asLp(
  channels: readonly MilpChannel[],
  budget: number,
  caps: { northCap: number | null; brandFloor: number | null; turnover: number | null },
): string {
  const terms = channels.map(channelTerms);
  const sumOf = (keep: (channel: MilpChannel) => boolean): string =>
    terms.flatMap(({ amount }, c) => (keep(channels[c]!) ? amount : [])).join(" + ");
  const north = sumOf(({ group }) => group === "North");
  const brand = sumOf(({ isBrand }) => isBrand);
  const moves = channels.flatMap(({ curve }, c) => [
    `${terms[c]!.amount.join(" + ")} - u${c} + d${c} = ${curve.currentSpend}`,
  ]);
  const moved = channels.map((_, c) => `0.5 u${c} + 0.5 d${c}`).join(" + ");
  const rows = [
    ...terms.flatMap((own) => own.rows),
    `${sumOf(() => true)} = ${budget}`,
    ...(caps.northCap === null || north === "" ? [] : [`${north} <= ${caps.northCap}`]),
    ...(caps.brandFloor === null || brand === "" ? [] : [`${brand} >= ${caps.brandFloor}`]),
    ...(caps.turnover === null ? [] : [...moves, `${moved} <= ${caps.turnover}`]),
  ];
  return [
    "Maximize",
    ` obj: ${terms.flatMap(({ value }) => value).join(" + ")}`,
    "Subject To",
    ...rows.map((row, i) => ` r${i}: ${row}`),
    "Bounds",
    ...terms.flatMap(({ bounds }) => bounds).map((bound) => ` ${bound}`),
    "Binary",
    ` ${terms.flatMap(({ binary }) => binary).join(" ")}`,
    "End",
  ].join("\n");
}
