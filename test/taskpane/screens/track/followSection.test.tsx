import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { FollowSection } from "../../../../taskpane/screens/track/FollowSection";
import type { HistoryTrack, PeriodTrack } from "../../../../taskpane/screens/track/tracker";

/** 2026-03-02, a Monday, and the weeks after it. */
const monday = 46_083;

function period(week: number, change: Partial<PeriodTrack> = {}): PeriodTrack {
  return {
    date: monday + 7 * week,
    ...{
      plannedSpend: 1_000,
      actualSpend: 1_000,
      plannedOutcome: 500,
      expected: 500,
      low: 400,
      high: 600,
      actual: 510,
    },
    ...{ gapShare: 0.02, status: "on track", cause: "none", words: "" },
    ...change,
  };
}

function follow(periods: readonly PeriodTrack[]): HistoryTrack {
  const worst = periods.find(({ status }) => status === "act") ?? periods[0];
  return {
    periods,
    total: worst ? period(0, { actual: 1_400, expected: 1_500, low: 1_200, high: 1_800, status: worst.status }) : null,
    channels: [{ channel: "TV", planned: 2_000, actual: 2_500.4 }],
    before: [{ date: monday - 7, fitted: 480, actual: 490 }],
    ...{ coverage: 1, mape: 0.05, horizon: 13 },
  };
}

function show(track: HistoryTrack) {
  const note = jest.fn();
  render(
    <FollowSection follow={track} outcomeName="Revenue" style={{ locale: "en-US", currency: "" }} onNote={note} />,
  );
  return { note, user: userEvent.setup() };
}

describe("a fitted plan followed by its history", () => {
  it("waits for new rows, and says where they go", () => {
    show(follow([]));
    expect(screen.getByText(/Add new rows under your history/)).toBeVisible();
    expect(screen.queryByRole("img")).toBeNull();
  });

  it("says that all is on track, with the outcome in its range and the spends beside the plan", () => {
    show(follow([period(0), period(1)]));
    expect(screen.getByText("Total: ● on track.")).toBeVisible();
    expect(screen.getByText(/1,400 came, 1,500 expected for this spend \(1,200 – 1,800\)/)).toBeVisible();
    expect(screen.getByText("Revenue since the plan was made")).toBeVisible();
    expect(screen.getByRole("img", { name: /^2 of 2 periods lie in the model's 95% range/ })).toBeVisible();
    const spends = screen.getByRole("table", { name: "Spend by channel" });
    expect(within(spends).getByRole("row", { name: "TV 2,000 2,500 +25%" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Note in the log" })).toBeNull();
  });

  it("shows the newest three alerts, newest first, and notes one with its figures", async () => {
    const off = (week: number) =>
      period(week, { status: "act", cause: "unknown", actual: 300, words: `Week ${week} fell short.` });
    const { note, user } = show(follow([off(0), off(1), off(2), off(3)]));
    expect(screen.queryByText(/Week 0/)).toBeNull();
    expect(
      screen.getAllByText(/Week \d fell short/).map(({ textContent }) => /Week \d/.exec(textContent)?.[0]),
    ).toEqual(["Week 3", "Week 2", "Week 1"]);
    await user.click(screen.getAllByRole("button", { name: "Note in the log" })[0]!);
    expect(note).toHaveBeenCalledWith({
      ...{ channel: "Total 2026-03-23", expected: 500, actual: 300, words: "Week 3 fell short." },
    });
  });

  it("gives the chart as a table", async () => {
    const { user } = show(follow([period(0), period(1, { status: "watch", actual: 650 })]));
    await user.click(screen.getByRole("button", { name: "Show as table" }));
    const table = screen.getByRole("table", { name: "Revenue since the plan was made" });
    expect(within(table).getByRole("row", { name: "26-03-09 1k 500 400 – 600 650 watch" })).toBeVisible();
  });
});
