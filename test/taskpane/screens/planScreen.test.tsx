import { act, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { SheetValues } from "../../../src/base";
import { createMemoryPort } from "../../../src/workbook/memory";
import { Pane } from "../../../taskpane/Pane";
import { DataStore } from "../../../taskpane/state/dataStore";
import { createFitReader } from "../../../taskpane/state/fitReader";
import { FitStore } from "../../../taskpane/state/fitStore";
import type { Planner } from "../../../taskpane/state/planner";
import { createRuntimePlanner } from "../../../taskpane/state/runtimePlanner";
import { createTableReader } from "../../../taskpane/state/tableReader";
import { WorkspaceStore } from "../../../taskpane/state/workspaceStore";
import { sampleSummary } from "../fakePlanner";
import { createJobRuntime } from "../jobRuntime";

/** The pane on the worked example with the real engine, opened at the plan. */
async function openPlan(
  limits: SheetValues | null,
  change: (planner: Planner) => Partial<Planner> = () => ({}),
  table = sampleSummary,
) {
  const port = createMemoryPort({ sheets: { Data: table } });
  const runtime = createJobRuntime();
  const real = createRuntimePlanner(runtime, { today: () => "" });
  const planner = { ...real, ...change(real) };
  const data = new DataStore(
    port,
    createTableReader(runtime, () => ""),
    () => "2026-03-31",
  );
  const fit = new FitStore(
    port,
    createFitReader(runtime, () => ""),
  );
  const store = new WorkspaceStore(port, planner, data);
  await store.open();
  await store.planSelection();
  for (const [name, field, value] of limits ?? [])
    await store.setLimit(String(name), field as "Min", value as number | null);
  store.goTo("plan");
  render(<Pane look="light" services={{ store, data, fit, planner, locale: "en-US" }} />);
  await act(async () => new Promise((resolve) => setTimeout(resolve, 50)));
  return { port, store, user: userEvent.setup() };
}

const moves: SheetValues = sampleSummary.slice(1).map(([name]) => [name!, "Max move", 0.3]);

describe("the Plan screen with the real engine", () => {
  it("says how near the plan is to the best, and blends it with now step by step, the limits kept", async () => {
    const { store, port } = await openPlan(moves);
    expect(screen.getByText(/^Within 0\.00\d% of the best this model can find under these limits\.$/)).toBeVisible();
    const slider = await screen.findByRole("slider", { name: "How far to go" });
    const headline = screen.getByRole("heading", { level: 1 });
    const whole = headline.textContent;
    act(() => void fireEvent.change(slider, { target: { value: "10" } }));
    expect(headline.textContent).not.toBe(whole);
    expect(screen.getByText(/^50% of the way: [\d,]+ MQLs, [\d.]+ MQLs less than the plan\./)).toBeVisible();
    expect(screen.getByRole("button", { name: /^Paid search 460k \+15%/ })).toBeVisible();
    await act(() => store.writePlanSheet());
    const { values } = await port.read({ sheet: "Plan", row: 0, column: 0, rows: 60, columns: 6 });
    expect(values.find(([first]) => first === "Blended plan")?.[2]).toBe(0.5);
    act(() => void fireEvent.change(slider, { target: { value: "20" } }));
    expect(headline.textContent).toBe(whole);
    expect(store.get().blend).toBeNull();
    store.close();
  });

  it("prices the limits and says how firm the plan is, with moves that are as good as free", async () => {
    const { user, store } = await openPlan(moves);
    await user.click(screen.getByRole("button", { name: /^What the limits cost/ }));
    const costs = screen.getAllByText(/of room would bring/);
    expect(costs[0]).toHaveTextContent(/^(Email|Paid search), Max move up/);
    await user.click(screen.getByRole("button", { name: /^How firm it is/ }));
    expect(await screen.findByText(/^Robust, right in 9 of 10 cases: More for Paid search and Email/)).toBeVisible();
    const spread = screen.getByRole("table", { name: "Where the best amount lies" });
    expect(within(spread).getAllByRole("row")).toHaveLength(7);
    expect(screen.getByText(/^(These moves are as good as free|No move of 50k)/)).toBeVisible();
    await user.click(screen.getAllByRole("button", { name: /^Change Max move up of/ })[0]!);
    expect(store.get().screen).toBe("goals");
    expect(await screen.findByRole("textbox", { name: "Max move for Email" })).toHaveFocus();
    store.close();
  });

  it("prices whole units apart from the plan, in what the plan aims at, and leads to the field behind its arrow", async () => {
    const value = sampleSummary.map((row, r) => [...row, r === 0 ? "Value" : 100 + 20 * r]);
    const { user, store } = await openPlan([...moves, ["Email", "Step", 90_000]], undefined, value);
    await act(() => store.setObjective("value"));
    await act(async () => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(store.get().plan.last?.prices).toBeNull();
    await user.click(screen.getByRole("button", { name: /^What the limits cost/ }));
    expect((await screen.findAllByText(/of room would bring/))[0]).toHaveTextContent(/ \S*[\d.,]+ of value\.$/);
    act(() => store.goToLimit("Email", "Step"));
    expect(document.activeElement).toHaveAccessibleName("Step for Email");
    expect(screen.getByText("Bought only in whole units of this price: a page, a day.")).toBeVisible();
    store.close();
  });

  it("offers the ways out of a clash and takes them", async () => {
    const { user, store } = await openPlan([["Events", "Min", 1_500_000], ["Email", "Min", 1_000_000]]); // prettier-ignore
    expect(screen.getByRole("alert")).toHaveTextContent(/Minimums add to 2,500,000 but the budget is 2,000,000/);
    await user.click(screen.getByRole("button", { name: "Set the budget to 2,500,000" }));
    await act(async () => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(store.get().goals.budget).toBe(2_500_000);
    expect(screen.queryByRole("alert")).toBeNull();
    store.close();
  });

  it("shows a long search with the best so far, keeps the last plan, and can be stopped", async () => {
    let isSlow = false;
    const { user, store } = await openPlan(null, (real) => ({
      plan: async (question, control) => {
        if (!isSlow) return real.plan(question);
        control?.progress({ phase: "branch and bound", done: 0.4, detail: "best 8,143, bound 8,150" });
        return new Promise(() => undefined);
      },
    }));
    isSlow = true;
    act(() => void store.setBudget(2_100_000));
    expect(await screen.findByText("Searching for the best plan · best 8,143, bound 8,150")).toBeVisible();
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(/MQLs/);
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    expect(await screen.findByText(/^The search was stopped/)).toBeVisible();
    expect(store.get().plan.last).not.toBeNull();
    store.close();
  });
});
