import { fitModel, modelInfo } from "../../functions/model";
import { installCustomFunctions, shownAtLast } from "./fakeCustomFunctions";

installCustomFunctions();

/** What stands in row t of a column. */
type Column = (t: number) => unknown;

/** A FIT_MODEL call that differs from a sound one in what it names. */
interface Asked {
  readonly rows?: number;
  readonly date?: Column;
  readonly outcome?: Column;
  readonly spend?: Readonly<Record<string, Column>>;
  readonly controls?: Readonly<Record<string, Column>>;
  readonly settings?: readonly unknown[][];
  readonly tests?: unknown[][];
}

/** A number between 0 and 1 that looks random. */
const noise = (t: number, k: number): number => {
  const x = Math.sin(12.9898 * (t + 1) + 78.233 * (k + 1)) * 43758.5453;
  return x - Math.floor(x);
};
const search: Column = (t) => Math.round(1000 * (0.3 + noise(t, 1)));
const tv: Column = (t) => Math.round(600 * (0.3 + noise(t, 2)));
const sales = (t: number): number => 9000 + 1.2 * Number(search(t)) + 1.5 * Number(tv(t)) + 500 * noise(t, 3);
const week = (t: number): number => 44564 + 7 * t;
const quick = [
  ["Draws", 40],
  ["Warm-up", 120],
  ["Chains", 2],
];

function range(columns: Readonly<Record<string, Column>>, rows: number): never {
  const each = Object.entries(columns);
  const body = Array.from({ length: rows }, (_, t) => each.map(([, value]) => value(t)));
  return [each.map(([name]) => name), ...body] as never;
}

/** What the cell shows. */
async function cell({ rows = 60, ...asked }: Asked): Promise<string> {
  const none = null as never;
  const call = { onCanceled: () => undefined } as never;
  const dates = range({ Week: asked.date ?? week }, rows);
  const outcome = range({ Revenue: asked.outcome ?? sales }, rows);
  const spend = range(asked.spend ?? { Search: search, TV: tv }, rows);
  const controls = asked.controls ? range(asked.controls, rows) : none;
  const settings = [...quick, ...(asked.settings ?? [])] as never;
  const tests = (asked.tests ?? null) as never;
  return String(await shownAtLast(() => fitModel(dates, outcome, spend, controls, tests, settings, none, call)));
}

const factors = (n: number): Record<string, Column> =>
  Object.fromEntries(Array.from({ length: n }, (_, k) => [`Factor ${k}`, (t: number) => noise(t, 50 + k)]));
const test = (...row: unknown[]): Asked => ({
  tests: [["Channel", "From", "To", "Lift", "Low", "High", "Spend change"], row],
});

describe("=FIT_MODEL on what cannot be fitted says where, what and how to mend it", () => {
  it.each<[string, Asked, string]>([
    [
      "the outcome among the spends",
      { spend: { Search: search, Turnover: sales } },
      '#VALUE! spend: "Turnover" moves exactly as the outcome "Revenue" does, so it would explain everything. Leave it out',
    ],
    [
      "retail months of four and five weeks",
      { rows: 36, date: (t) => 44564 + 7 * (13 * Math.floor(t / 3) + 4 * (t % 3)) },
      "#VALUE! dates row 5: 35 days after the row above, where the others are one month apart. Use periods of one length: calendar months, or weeks",
    ],
    [
      "weeks that begin anew every January",
      { rows: 110, date: (t) => 44562 + 365 * Math.floor(t / 52) + 7 * (t % 52) },
      "#VALUE! dates row 54: 8 days after the row above, where the others are one week apart. Use periods of one length: weeks of 7 days",
    ],
    [
      "a gap",
      { date: (t) => week(t < 10 ? t : t + 2) },
      "#VALUE! dates row 12: 21 days after the row above, where the others are one week apart. Add the missing weeks (spend 0 where there was none) or start after the gap",
    ],
    [
      "a row too many below (0 on the desktop)",
      { rows: 61, date: (t) => (t < 60 ? week(t) : 0) },
      "#VALUE! dates row 62 is blank. Type its date, or end all ranges above that row",
    ],
    [
      "a blank price",
      { controls: { Price: (t) => (t === 5 ? null : 5 + noise(t, 9)) } },
      "#VALUE! controls row 7 (Price) is blank. Type its value there, 0 where there was none",
    ],
    [
      "more controls than rows",
      { controls: factors(60) },
      "#N/A 2 channels and 60 controls need 74 parameters but there are only 60 weeks. Leave out 14 of the controls, or give at least 74 weeks",
    ],
    [
      "60 channels",
      { rows: 156, spend: factors(60) },
      "#N/A 60 channels need 192 parameters but there are only 156 weeks. Combine channels to at most 48, or give at least 192 weeks",
    ],
    [
      "a knot in nearly every week",
      { settings: [["Trend knots", 60]] },
      "#N/A 2 channels need 71 parameters but there are only 60 weeks. Lower Trend knots to 49, or give at least 71 weeks",
    ],
    [
      "a test whose figures do not fit each other",
      test("TV", week(3), week(6), 500, 600, 900),
      "#VALUE! tests row 2 (TV): Lift 500 lies outside Low 600 to High 900. Check the three",
    ],
    [
      "a test of a time without spend",
      { ...test("TV", week(3), week(6), 500, 100, 900), spend: { Search: search, TV: (t) => (t < 10 ? 0 : tv(t)) } },
      "#VALUE! tests row 2 (TV): there is no spend from 2022-01-24 to 2022-02-14, so nothing could be changed. Check the dates",
    ],
  ])("%s", async (_what, asked, words) => expect(await cell(asked)).toBe(words));
});

describe("=FIT_MODEL on what is odd fits it and says what to make of it", () => {
  /** The lines of MODEL_INFO on the model in a cell. */
  async function info(asked: Asked): Promise<string> {
    const shown = await cell(asked);
    expect(shown).toMatch(/^MMM:[0-9a-f]{8} · /);
    const rows = modelInfo([[shown]], null as never, 0);
    return rows.map(([item, value]) => `${item}: ${typeof value === "object" ? value.message : value}`).join("\n");
  }

  it("the same model from dates as serials, as text and with the day first", async () => {
    const iso = (t: number): string => new Date(Date.UTC(2022, 0, 3 + 7 * t)).toISOString().slice(0, 10);
    const shown = await cell({});
    expect(await cell({ date: iso })).toBe(shown);
    expect(await cell({ date: (t) => iso(t).split("-").reverse().join("/") })).toBe(shown);
    // a control that never moves says nothing
    expect(await cell({ controls: { Price: () => 5 } })).toBe(shown);
  });

  it.each<[string, Asked, RegExp]>([
    [
      "a channel that never varies",
      { spend: { Search: search, TV: () => 500 } },
      /Reason \d: TV spends the same in every period: its effect cannot be told from the baseline/,
    ],
    [
      "a control that measures a channel",
      { controls: { GRP: (t) => 3 * Number(tv(t)) } },
      /Reason \d: TV moves with the control GRP \(correlation 1.00\)/,
    ],
    [
      "a channel that begins in the last rows",
      { rows: 104, spend: { Search: search, TV: (t) => (t < 94 ? 0 : tv(t)) } },
      /Note \d: TV begins within the periods held out/,
    ],
    [
      "no outcome in the last rows",
      { outcome: (t) => (t < 50 ? sales(t) : 0) },
      /wMAPE test: (?!NaN|Inf).*\n[^]*Reason \d: The outcome is 0 in all periods held out/,
    ],
    ["nothing held out", { settings: [["Holdout", 0]] }, /Reason \d: .*0 periods held out.*or raise Holdout/],
  ])("%s", async (_what, asked, words) => {
    const lines = await info(asked);
    expect(lines).toMatch(words);
    expect(lines).not.toMatch(/NaN|Infinity/);
  });
});
