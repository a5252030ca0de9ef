import { dateSerial, isoDate } from "../../../../src/data";
import { continueHistory, type History } from "../../../../src/models/mmm";
import { createFittedWorld } from "../../../fakes/fittedWorld";

const world = createFittedWorld({ rows: 60, channels: 2 });

/** The dates that follow a history of these. */
function after(dates: readonly number[], frequency: History["frequency"], periods: number): string[] {
  const history = { ...world.fit.plan.history, dates, frequency };
  const fit = { ...world.fit, plan: { ...world.fit.plan, history } };
  const { dates: all } = continueHistory(fit, world.planning, world.planning.spend, periods);
  return all.slice(dates.length).map(isoDate);
}

const months = (day: (month: number) => number): number[] =>
  Array.from({ length: 26 }, (_, m) => dateSerial(2022 + Math.floor(m / 12), (m % 12) + 1, day(m % 12)));
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

describe("a history that goes on", () => {
  it("keeps the rhythm of its dates: days, weeks, months by their first day or by their last", () => {
    expect(after([45000, 45001], { unit: "day", perYear: 365.25 }, 2)).toEqual(["2023-03-17", "2023-03-18"]);
    expect(after([45000, 45007], { unit: "week", perYear: 52.1786 }, 2)).toEqual(["2023-03-29", "2023-04-05"]);
    const monthly = { unit: "month", perYear: 12 } as const;
    expect(
      after(
        months(() => 1),
        monthly,
        3,
      ),
    ).toEqual(["2024-03-01", "2024-04-01", "2024-05-01"]);
    // the last one known is 2024-02-28: its day must not become that of every later month
    expect(
      after(
        months((m) => lengths[m]!),
        monthly,
        4,
      ),
    ).toEqual(["2024-03-31", "2024-04-30", "2024-05-31", "2024-06-30"]);
    expect(after([dateSerial(2023, 8, 31), dateSerial(2023, 11, 30)], { unit: "quarter", perYear: 4 }, 2)).toEqual([
      "2024-02-29",
      "2024-05-31",
    ]);
  });

  it("spends the plan by the horizon's own pattern, horizon after horizon", () => {
    const { periods, pattern } = world.planning;
    const { channels } = continueHistory(world.fit, world.planning, [1000, 0], 2 * periods);
    const spent = channels[0]!.values.slice(60);
    expect(spent.slice(0, periods)).toEqual(spent.slice(periods));
    expect(spent.slice(0, periods)).toEqual(Array.from(pattern[0]!, (share) => 1000 * share));
    expect(spent.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(2000, 9);
    expect(channels[1]!.values.slice(60).every((amount) => amount === 0)).toBe(true);
  });
});
