import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createMemoryPort, type MemoryPort } from "../../src/workbook/memory";
import { DataStore } from "../../taskpane/state/dataStore";
import { createFitReader } from "../../taskpane/state/fitReader";
import { FitStore } from "../../taskpane/state/fitStore";
import { createTableReader } from "../../taskpane/state/tableReader";
import { createJobRuntime } from "./jobRuntime";
import { Pane } from "../../taskpane/Pane";
import { WorkspaceStore } from "../../taskpane/state/workspaceStore";
import type { Planner } from "../../taskpane/state/planner";
import { createFakePlanner } from "./fakePlanner";

/** Opens the pane on a workbook and waits until it has read it. */
async function openPane(port: MemoryPort = createMemoryPort(), planner: Planner = createFakePlanner()) {
  const data = new DataStore(
    port,
    createTableReader(createJobRuntime(), () => "2026-03-31"),
    () => "2026-03-31",
  );
  const fit = new FitStore(
    port,
    createFitReader(createJobRuntime(), () => ""),
  );
  const store = new WorkspaceStore(port, planner, data);
  const user = userEvent.setup();
  const view = render(<Pane look="light" services={{ store, data, fit, planner, locale: "en-US" }} />);
  await act(async () => undefined);
  return { port, store, user, view };
}

const button = (name: string | RegExp) => screen.findByRole("button", { name });

describe("the way to a plan", () => {
  it("takes two clicks from an empty workbook to a plan of the sample", async () => {
    const { user, port } = await openPane();
    await user.click(await button("Try the sample"));
    await user.click(await button("Show plan"));
    expect(await screen.findByRole("heading", { name: /8,143 MQLs/ })).toBeVisible();
    expect(await port.sheets()).toContain("Inputs");
  });

  it("offers the selected table by its address and plans from it", async () => {
    const values = [
      ["Channel", "Spend", "MQLs"],
      ["Paid search", 400_000, 2_400],
      ["Events", 400_000, 600],
    ];
    const port = createMemoryPort({ sheets: { Data: values } });
    const { user } = await openPane(port);
    expect(await screen.findByText("Found Data!A1:C3")).toBeVisible();
    await user.click(await button("Use the selected table"));
    expect(await screen.findByLabelText("Budget for the next period")).toHaveValue("800,000");
    expect(port.valueAt("Data", 1, 1)).toBe(400_000);
  });

  it("comes back to the same step and goals when the workbook is opened again", async () => {
    const { user, port, view } = await openPane();
    await user.click(await button("Try the sample"));
    await user.click(await button("Show plan"));
    await act(async () => undefined);
    view.unmount();
    await openPane(port);
    expect(await screen.findByRole("tab", { name: "Plan", selected: true })).toBeVisible();
  });
});

describe("goals", () => {
  async function openGoals() {
    const opened = await openPane();
    await opened.user.click(await button("Try the sample"));
    await screen.findByLabelText("Min for Events");
    return opened;
  }

  it("writes a typed budget into the sheet's own cell", async () => {
    const { user, port } = await openGoals();
    const field = screen.getByLabelText("Budget for the next period");
    await user.clear(field);
    await user.type(field, "2.1m{Enter}");
    await act(async () => undefined);
    expect(port.valueAt("Inputs", 2, 1)).toBe(2_100_000);
    expect(field).toHaveValue("2,100,000");
  });

  it("says what is wrong with a text that is no amount and leaves the sheet alone", async () => {
    const { user, port } = await openGoals();
    const field = screen.getByLabelText("Budget for the next period");
    await user.clear(field);
    await user.type(field, "lots{Enter}");
    expect(await screen.findByText(/That is no amount/)).toBeVisible();
    expect(port.valueAt("Inputs", 2, 1)).toBe(2_000_000);
  });

  it("shows a clash at its row and mends it with one button", async () => {
    const { user, port } = await openGoals();
    const field = screen.getByLabelText("Min for Events");
    await user.type(field, "900k{Enter}");
    expect(await screen.findByText(/Min 900,000 is above .*Max move 520,000/)).toBeVisible();
    await user.click(await button("Set Min of Events to 520k"));
    await act(async () => undefined);
    expect(screen.queryByText(/Min 900,000 is above/)).toBeNull();
    expect(port.valueAt("Inputs", 20, 1)).toBe(520_000);
  });

  it("follows a cell that the user changes in the sheet", async () => {
    const { port } = await openGoals();
    act(() => port.userTypes({ sheet: "Inputs", row: 2, column: 1 }, [[1_900_000]]));
    expect(await screen.findByDisplayValue("1,900,000")).toBeVisible();
  });

  it("tells the engine's words where limits cannot be met", async () => {
    const { user } = await openGoals();
    for (const name of ["Paid search", "Paid social", "Content", "Events", "Email", "Traditional media"])
      await user.clear(screen.getByLabelText(`Max move for ${name}`));
    const field = screen.getByLabelText("Budget for the next period");
    await user.clear(field);
    await user.type(field, "3m{Enter}");
    expect(await screen.findByText(/lower the budget\./, { selector: "[role=alert] *" })).toBeVisible();
    expect(screen.getByRole("tab", { name: /Goals/ })).toHaveTextContent("Goals");
  });
});

describe("the plan", () => {
  async function openPlan(port?: MemoryPort, planner?: Planner) {
    const opened = await openPane(port, planner);
    await opened.user.click(await button("Try the sample"));
    await opened.user.click(await button("Show plan"));
    await screen.findByRole("heading", { name: /8,143/ });
    return opened;
  }

  it("says each channel in one sentence and opens to its reason and curve", async () => {
    const { user } = await openPlan();
    await user.click(await button(/^Paid search 520k \+30% , now 400,000.*robust Max move$/));
    expect(await screen.findByRole("img", { name: /What spend on Paid search brings/ })).toBeVisible();
    expect(screen.getByText(/the plan's own 3.1/)).toBeVisible();
    await user.click(await button("Show as table"));
    expect(within(screen.getByRole("table")).getAllByRole("row").length).toBeGreaterThan(8);
  });

  it("says what the limits cost, the costliest first", async () => {
    const { user } = await openPlan();
    await user.click(await button(/^What the limits cost/));
    const items = screen.getAllByText(/of room would bring/).map(({ textContent }) => textContent);
    expect(items).toEqual([
      "Paid search, Max move up (520k): 1,000 of room would bring 1.9 MQLs.",
      "Email, Max move up (260k): 1,000 of room would bring 0.7 MQLs.",
    ]);
  });

  it("lists the cells before it writes, writes them, and takes them back", async () => {
    const { user, port } = await openPlan();
    await user.click(await button("Write plan to sheet"));
    expect(await screen.findByText(/^Plan!A/)).toBeVisible();
    expect(await port.sheets()).not.toContain("Plan");
    await user.click(await button("Write"));
    expect(await screen.findByText(/Written to sheet "Plan"/)).toBeVisible();
    expect(await port.sheets()).toContain("Plan");
    await user.click(await button("Undo"));
    await act(async () => undefined);
    expect(await port.sheets()).not.toContain("Plan");
  });

  it("leaves the sheet alone on Escape and gives the focus back", async () => {
    const { user, port } = await openPlan();
    await user.click(await button("Write plan to sheet"));
    await screen.findByText(/^Plan!A/);
    await user.keyboard("{Escape}");
    expect(await button("Write plan to sheet")).toHaveFocus();
    expect(await port.sheets()).not.toContain("Plan");
  });

  it("keeps the last good plan and says why there is no new one", async () => {
    const { port } = await openPlan();
    act(() => port.userTypes({ sheet: "Inputs", row: 9, column: 1 }, [["four hundred"]]));
    expect(await screen.findByText(/Spend must be a number/, { selector: "[role=alert] *" })).toBeVisible();
    expect(screen.getByRole("heading", { name: /8,143/ })).toBeVisible();
  });

  it("shows a refused action in words and can dismiss it", async () => {
    const planner = {
      ...createFakePlanner(),
      sampleSheet: async () => Promise.reject(new Error("The sheet is locked")),
    };
    const { user } = await openPane(undefined, planner);
    await user.click(await button("Try the sample"));
    expect(await screen.findByRole("alert")).toHaveTextContent("The sheet is locked.");
    await user.click(await button("Dismiss"));
    expect(screen.queryByRole("alert")).toBeNull();
  });
});
