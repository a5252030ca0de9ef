import { act, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createMemoryPort } from "../../../../src/workbook/memory";
import { Themed } from "../../../../taskpane/Pane";
import { ScenariosScreen } from "../../../../taskpane/screens/scenarios/ScenariosScreen";
import { DataStore } from "../../../../taskpane/state/dataStore";
import { createTableReader } from "../../../../taskpane/state/tableReader";
import { ServicesContext, type PaneServices } from "../../../../taskpane/state/WorkspaceContext";
import { WorkspaceStore } from "../../../../taskpane/state/workspaceStore";
import { createFakePlanner } from "../../fakePlanner";
import { createJobRuntime } from "../../jobRuntime";

/** The screen alone over the real engine: what the other screens need is not there. */
async function openScenarios(port = createMemoryPort()) {
  const planner = createFakePlanner();
  const today = () => "2026-03-31";
  const data = new DataStore(port, createTableReader(createJobRuntime(), today), today);
  const store = new WorkspaceStore(port, planner, data);
  const user = userEvent.setup();
  await store.open();
  const services = { store, data, planner, locale: "en-US" } as PaneServices;
  const view = render(
    <Themed look="light">
      <ServicesContext value={services}>
        <ScenariosScreen />
      </ServicesContext>
    </Themed>,
  );
  await act(async () => undefined);
  return { port, store, user, view };
}

async function withSample() {
  const opened = await openScenarios();
  await act(() => opened.store.planSample());
  return opened;
}

const card = (name: string) => screen.findByRole("listitem", { name });

describe("the Scenarios screen", () => {
  it("opens with the plan and the two questions that are always asked, each with its four numbers", async () => {
    await withSample();
    for (const [name, budget] of [
      ["As planned", "2M"],
      ["Budget +20%", "2.4M"],
      ["Budget -15%", "1.7M"],
    ] as const) {
      const figures = within(await card(name));
      expect(await figures.findByText(/MQLs/)).toBeVisible();
      expect(await figures.findByText(new RegExp(`Budget ${budget} · Risk \\d+`))).toBeVisible();
      expect(figures.getByText(/outcome · .*risk/)).toBeVisible();
    }
  });

  it("adds, duplicates, renames and deletes, and remembers the list in the workbook", async () => {
    const { user, port, view } = await withSample();
    await user.click(await screen.findByRole("button", { name: "Duplicate: Budget +20%" }));
    expect(await card("Budget +20% copy")).toBeVisible();
    const name = screen.getByLabelText("Name of the scenario: Budget +20% copy");
    await user.clear(name);
    await user.type(name, "Big push");
    await user.tab();
    expect(await card("Big push")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Delete: Budget -15%" }));
    await user.click(screen.getByRole("button", { name: "Add scenario" }));
    expect(await card("Scenario")).toBeVisible();
    await act(async () => undefined);
    view.unmount();
    await openScenarios(port);
    expect(await card("Big push")).toBeVisible();
    expect(screen.queryByRole("listitem", { name: "Budget -15%" })).toBeNull();
  });

  it("says in the card why a scenario cannot be met, and the others stay", async () => {
    const { store } = await withSample();
    act(() => store.setScenarios([{ name: "Far", budgetChange: 0.5, channels: {} }, { name: "Near", budgetChange: 0, channels: {} }])); // prettier-ignore
    expect(await within(await card("Far")).findByText(/Cannot be met: Maximums add to/)).toBeVisible();
    expect(await within(await card("Near")).findByText(/MQLs/)).toBeVisible();
  });

  it("answers a slider: a channel that is set is set, and can be given back to the plan", async () => {
    const { store, user } = await withSample();
    act(() => store.setScenarios([{ name: "Mine", budgetChange: 0, channels: { Email: 0.2 } }]));
    expect(await screen.findByText("Email: 240k (+20%)")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Let the plan decide Email" }));
    expect(await screen.findByText(/^Email: .*the plan decides/)).toBeVisible();
  });

  it("opens to the tornado, the stress table and the frontier", async () => {
    const { user } = await withSample();
    await user.click(await screen.findByRole("button", { name: "Which assumption carries it" }));
    expect(await screen.findByText(/moves the result most/)).toBeVisible();
    expect(await screen.findByRole("listitem", { name: /Paid search: cost: .* to / })).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Under stress" }));
    expect(await screen.findByText("All channels bring 20% less")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "What another budget would bring" }));
    const reader = await screen.findByLabelText("Read the frontier at a budget");
    expect(reader).toHaveAttribute("aria-valuetext", expect.stringMatching(/2M brings .* MQLs/));
  });

  it("reads the frontier under the pointer and by keyboard: one point, in words, the same for both", async () => {
    const { user } = await withSample();
    await user.click(await screen.findByRole("button", { name: "What another budget would bring" }));
    const reader = await screen.findByLabelText("Read the frontier at a budget");
    const chart = screen.getByRole("img", { name: /brings .* MQLs/ });
    const area = chart.parentElement!;
    area.getBoundingClientRect = () => ({ left: 100, width: 330 }) as DOMRect;
    const told = (): string => reader.getAttribute("aria-valuetext")!;
    const before = told();
    // The browser of these tests knows no PointerEvent: a mouse's event of that name carries the place.
    const over = (across: number): void =>
      void fireEvent(area, new MouseEvent("pointermove", { clientX: 100 + across, bubbles: true }));
    over(319);
    const last = told();
    expect(last).not.toBe(before);
    expect(screen.getByRole("img", { name: last })).toBe(chart);
    over(-50);
    expect(told()).not.toBe(last);
    fireEvent.change(reader, { target: { value: reader.getAttribute("max") } });
    expect(told()).toBe(last);
  });

  it("lists the sheets before it writes them", async () => {
    const { user, port } = await withSample();
    await user.click(await screen.findByRole("button", { name: "Write scenarios to sheets" }));
    expect(await screen.findByText("Scenarios (new)")).toBeVisible();
    expect(await port.sheets()).not.toContain("Scenarios");
    await user.click(screen.getByRole("button", { name: "Write" }));
    expect(await screen.findByText("5 sheets written as live formulas.")).toBeVisible();
    expect(await port.sheets()).toEqual(expect.arrayContaining(["Scenarios", "As planned", "Budget +20%", "Checks"]));
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByRole("button", { name: "Write scenarios to sheets" })).toBeVisible();
    expect(await port.sheets()).not.toEqual(expect.arrayContaining(["Scenarios"]));
    expect(await port.sheets()).not.toEqual(expect.arrayContaining(["Checks"]));
  });

  it("gathers the check of a plan that is written later, and says that it will", async () => {
    const { store, port } = await withSample();
    const gathered = async (): Promise<unknown> =>
      (await port.read({ sheet: "Checks", row: 5, column: 0, rows: 9, columns: 1 })).values.flat();
    await act(() => store.writeScenarioSheets());
    expect(await gathered()).toEqual(["Scenarios", "As planned", "Budget +20%", "Budget -15%", "All checks"]);
    const { ranges } = await store.previewPlanSheet();
    expect(ranges.map(({ sheet }) => sheet)).toEqual(expect.arrayContaining(["Plan", "Checks"]));
    await act(() => store.writePlanSheet());
    await act(() => store.writeReports());
    expect(await gathered()).toEqual([
      ...["Scenarios", "As planned", "Budget +20%", "Budget -15%", "Plan", "Answer", "All checks"],
    ]);
  });

  it("freezes our formulas to values and puts them back, with words for each", async () => {
    const port = createMemoryPort({ sheets: { Mine: [["=JUDGE_MODEL(A3)"], ["=1+1"]] }, calculate: () => "JDG:0" });
    const { store, user } = await openScenarios(port);
    await act(() => store.planSample());
    await user.click(await screen.findByRole("button", { name: "Share without the add-in" }));
    await user.click(screen.getByRole("button", { name: "Freeze formulas" }));
    expect(await screen.findByText(/now stands as a value/)).toBeVisible();
    expect((await port.read({ sheet: "Mine", row: 0, column: 0, rows: 2, columns: 1 })).formulas).toEqual([
      [""],
      ["=1+1"],
    ]);
    await user.click(screen.getByRole("button", { name: /^Restore 1 formula/ }));
    expect(await screen.findByText(/live again/)).toBeVisible();
    expect((await port.read({ sheet: "Mine", row: 0, column: 0, rows: 1, columns: 1 })).formulas).toEqual([
      ["=JUDGE_MODEL(A3)"],
    ]);
    expect(screen.queryByRole("button", { name: /^Restore/ })).toBeNull();
  });

  it("lists the formulas that could not be put back, to be copied", async () => {
    const port = createMemoryPort({ sheets: { Mine: [["=JUDGE_MODEL(A3)"]] }, calculate: () => "JDG:0" });
    const { store, user } = await openScenarios(port);
    await act(() => store.planSample());
    await user.click(await screen.findByRole("button", { name: "Share without the add-in" }));
    await user.click(screen.getByRole("button", { name: "Freeze formulas" }));
    await screen.findByText(/now stands as a value/);
    port.userTypes({ sheet: "Mine", row: 0, column: 0 }, [["typed over"]]);
    await user.click(screen.getByRole("button", { name: /^Restore 1 formula/ }));
    expect(await screen.findByText(/1 formula was not put back/)).toBeVisible();
    expect(screen.getByLabelText("Cells that were left, and their formulas")).toHaveValue("Mine!A1\t=JUDGE_MODEL(A3)");
  });

  it("explores plans, shows one that is picked by keyboard, and takes it over as a scenario with its very amounts", async () => {
    const { user, store } = await withSample();
    await user.click(await screen.findByRole("button", { name: "Explore plans" }));
    await user.click(screen.getByRole("button", { name: "Explore 5,000 plans" }));
    expect(await screen.findByText(/^5,000 plans; the best brings/, undefined, { timeout: 20_000 })).toBeVisible();
    const walk = screen.getByLabelText("Walk along the line, or pick any plan");
    expect(walk).toHaveAttribute("aria-valuetext", expect.stringMatching(/brings .* MQLs at a risk of/));
    fireEvent.change(walk, { target: { value: "0" } });
    const email = within(screen.getByRole("list", { name: "Amounts of the picked plan" })).getByText(/Email/);
    const shown = email.parentElement!.textContent!;
    await user.click(screen.getByRole("button", { name: "Use as scenario" }));
    const figures = within(await card("Explored plan"));
    expect(await figures.findByText(/Budget 2M · Risk/)).toBeVisible();
    expect(store.get().scenarios.at(-1)?.name).toBe("Explored plan");
    expect(shown).toMatch(/^Email\d+k \(/);
  }, 30_000);

  it("cancels an exploration and leaves everything as it was", async () => {
    const { user, store } = await withSample();
    const before = store.get().scenarios;
    await user.click(await screen.findByRole("button", { name: "Explore plans" }));
    await user.click(screen.getByRole("button", { name: "Explore 5,000 plans" }));
    await user.click(await screen.findByRole("button", { name: "Cancel" }));
    expect(await screen.findByRole("button", { name: "Explore 5,000 plans" })).toBeVisible();
    expect(screen.queryByText(/plans; the best brings/)).toBeNull();
    expect(store.get().scenarios).toBe(before);
  });
});
