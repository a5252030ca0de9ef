import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { firstLearnState, type LearnState } from "../../../../taskpane/screens/track/learnState";
import { LearnSection } from "../../../../taskpane/screens/track/LearnSection";
import type { LearnStore } from "../../../../taskpane/screens/track/learnStore";
import { ready } from "../../../../taskpane/state/workspace";
import { ServicesContext } from "../../../../taskpane/state/WorkspaceContext";
import { createServices } from "../../paneServices";

const text = "MMM:aaaaaaaa · 60 weeks × 2 channels · holdout MAPE 6.0% PASS";
const line = (key: string, periods: number, problem = "") => ({
  ...{ key, text: `${key} · ${periods} weeks × 2 channels · holdout MAPE 6.0% PASS`, from: 45_000, until: 45_413 },
  ...{ periods, unit: "week", verdict: "pass" as const, problem },
});
const age = (words: string): LearnState["age"] =>
  ready({ until: 45_413, newest: 45_427, newPeriods: 2, newDays: 14, revised: [], words });

/** The section over a store that only holds what it shows; a model is in use. */
async function show(change: Partial<LearnState>) {
  const services = await createServices();
  const inUse = { ...services.fit.get(), text };
  jest.spyOn(services.fit, "get").mockReturnValue(inUse);
  const state = { ...firstLearnState, ...change };
  const actions = { refit: jest.fn(), compare: jest.fn(), use: jest.fn() };
  const learn = { get: () => state, subscribe: () => () => undefined, ...actions } as unknown as LearnStore;
  render(
    <ServicesContext value={services}>
      <LearnSection learn={learn} track={services.trackStore} />
    </ServicesContext>,
  );
  return { ...actions, user: userEvent.setup() };
}

describe("what a fitted model learns", () => {
  it("says that the model knows all rows", async () => {
    await show({ age: age("") });
    expect(screen.getByText("The model knows all rows of the history.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Refit with the new rows" })).toBeNull();
  });

  it("says how much data is newer, and refits with one button", async () => {
    const { user, refit } = await show({ age: age("14 days of data newer than the model") });
    expect(screen.getByText("14 days of data newer than the model.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Refit with the new rows" }));
    expect(refit).toHaveBeenCalledTimes(1);
  });

  it("lists the models newest first: the one in use is named, another is compared or taken, a broken one says why", async () => {
    const models = [line("MMM:aaaaaaaa", 60), line("MMM:bbbbbbbb", 64), line("MMM:cccccccc", 0, "it is damaged")];
    const { user, compare, use } = await show({ age: age(""), models: ready(models) });
    await user.click(screen.getByRole("button", { name: "Models of this workbook 3" }));
    const [broken, newer, own] = screen.getAllByRole("listitem").map((item) => within(item));
    expect(broken!.getByText("it is damaged")).toBeVisible();
    expect(broken!.queryByRole("button")).toBeNull();
    expect(own!.getByText("in use")).toBeVisible();
    expect(own!.queryByRole("button")).toBeNull();
    await user.click(newer!.getByRole("button", { name: "Compare with the one in use" }));
    expect(compare).toHaveBeenCalledWith(models[1]!.text, text);
    await user.click(newer!.getByRole("button", { name: "Use this model" }));
    expect(use).toHaveBeenCalledWith(models[1]);
  });

  it("says since when the errors drift", async () => {
    const rows = [
      ["CUSUM", 6.2, 3, "alarm"],
      ["EWMA", 0.4, "", "ok"],
      ["PSI", 0.1, "", "ok"],
    ];
    const drift = { table: { header: ["Check", "Value", "At", "Status"], rows }, dates: [46_069, 46_076, 46_083] };
    const { user } = await show({ age: age(""), drift: ready(drift) });
    await user.click(screen.getByRole("button", { name: "Do the errors drift? 1 of 3 say yes" }));
    expect(screen.getByRole("row", { name: "One lasting change (CUSUM) yes 2026-03-02" })).toBeVisible();
    expect(screen.getByRole("row", { name: "A slow change (EWMA) no –" })).toBeVisible();
  });

  it("shows what a refit changed beside its noise, and which recommendation turned round", async () => {
    const returns = [{ channel: "TV", before: 1.5, after: 2, change: 0.3333, noise: 0.2, isBeyondNoise: true }];
    const plans = [
      { channel: "TV", before: 100_000, after: 90_000, change: -10_000, noise: 20_000, isBeyondNoise: false },
    ];
    const change = { returns, plans, flips: ["TV: from more to less."], medianChange: 0.3333, newPeriods: [46_083] };
    const compared = { before: text, after: line("MMM:bbbbbbbb", 64).text };
    await show({ age: age(""), change: ready(change as never), compared });
    expect(screen.getByText(/MMM:aaaaaaaa → MMM:bbbbbbbb\. The returns moved by 33\.3% in the median\./)).toBeVisible();
    expect(screen.getByText("TV: from more to less.")).toBeVisible();
    expect(screen.getByRole("row", { name: "TV 1.50 2.00 +33.3% ±20%" })).toBeVisible();
    expect(screen.getByRole("row", { name: "TV 100k 90k −10k ≈ ±20k" })).toBeVisible();
  });

  it("says what went wrong as an alert", async () => {
    await show({ problem: 'Channel "Television" is new.' });
    expect(screen.getByRole("alert")).toHaveTextContent('Channel "Television" is new.');
  });
});
