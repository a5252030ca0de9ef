import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { CellValue } from "../../../src/base";
import { createMemoryPort, type MemoryPort } from "../../../src/workbook/memory";
import { Pane } from "../../../taskpane/Pane";
import { DataStore } from "../../../taskpane/state/dataStore";
import { createFitReader } from "../../../taskpane/state/fitReader";
import { FitStore } from "../../../taskpane/state/fitStore";
import { createTableReader } from "../../../taskpane/state/tableReader";
import { WorkspaceStore } from "../../../taskpane/state/workspaceStore";
import { sampleSheet } from "../../sample/sampleSheet";
import { createFakePlanner } from "../fakePlanner";
import { createJobRuntime } from "../jobRuntime";

/** Dates of the clean file as Excel opens them: serials, a week apart from 2 January 2023. */
const clean = sampleSheet("history.csv").map((row, r) => (r === 0 ? row : [44928 + 7 * (r - 1), ...row.slice(1)]));
const messy = sampleSheet("history-messy.csv");

async function openPane(port: MemoryPort, today = "2026-03-31") {
  const runtime = createJobRuntime();
  const data = new DataStore(
    port,
    createTableReader(runtime, () => today),
    () => today,
  );
  const planner = createFakePlanner();
  const fit = new FitStore(
    port,
    createFitReader(createJobRuntime(), () => ""),
  );
  const store = new WorkspaceStore(port, planner, data);
  const user = userEvent.setup();
  const view = render(<Pane look="light" services={{ store, data, fit, planner, locale: "en-US" }} />);
  await act(async () => undefined);
  return { port, store, data, user, view };
}

async function openTable(values: readonly (readonly CellValue[])[], today?: string) {
  const port = createMemoryPort({ sheets: { Export: values } });
  const opened = await openPane(port, today);
  await opened.user.click(await screen.findByRole("button", { name: "Use the selected table" }));
  await screen.findByLabelText(/^Readiness \d+ of 100$/);
  return opened;
}

describe("a history on the Data screen", () => {
  it("is understood without a click: periods, channels, controls, outcome, and offers a fit", async () => {
    await openTable(clean);
    expect(screen.getByText("104 weeks × 6 channels, 2 controls, outcome Revenue.")).toBeVisible();
    expect(screen.getByLabelText("What TV is for")).toHaveValue("spend");
    expect(screen.getByRole("button", { name: "Fit a model" })).toBeVisible();
    expect(screen.queryByRole("tab", { name: /Plan/ })).toBeNull();
  });

  it("keeps a corrected role in the workbook, also for a table that grew", async () => {
    const { user, port, view, store } = await openTable(clean);
    await user.selectOptions(screen.getByLabelText("What Promotion is for"), "Ignore");
    expect(await screen.findByText("104 weeks × 6 channels, 1 control, outcome Revenue.")).toBeVisible();
    await act(async () => undefined);
    view.unmount();
    store.close();
    await openPane(port);
    expect(await screen.findByText("104 weeks × 6 channels, 1 control, outcome Revenue.")).toBeVisible();
  });

  it("names a header that changed since the last audit", async () => {
    const { port } = await openTable(clean);
    act(() => port.userTypes({ sheet: "Export", row: 0, column: 2 }, [["Television"]]));
    expect(await screen.findByText(/Gone since the last audit: TV. New: Television./)).toBeVisible();
  });

  it("turns the last audit amber on day 31", async () => {
    const first = await openTable(clean, "2026-03-01");
    first.view.unmount();
    const second = await openPane(first.port, "2026-03-31");
    expect(await screen.findByText("Last audit 30 days ago")).toBeVisible();
    expect(screen.queryByText("Last audit 31 days ago")).toBeNull();
    second.view.unmount();
    await openPane(first.port, "2026-04-01");
    const warning = await screen.findByText("Last audit 31 days ago");
    expect(warning.parentElement?.className).not.toBe("");
    expect(within(warning.parentElement!).getByRole("button", { name: "Audit again" })).toBeVisible();
  });
});

describe("a messy export", () => {
  const table = messy.slice(2);

  it("groups what was found and leads to the cell", async () => {
    const { user, port } = await openTable(table);
    expect(await screen.findByRole("button", { name: /^To look at \(\d+\)/ })).toBeVisible();
    const [go] = await screen.findAllByRole("button", { name: /^Go to cell/ });
    await user.click(go!);
    expect((await port.selection()).sheet).toBe("Export");
  });

  it("tells a blank from a zero", async () => {
    const holes = clean.map((row, r) => row.map((cell, c) => (c === 2 && r > 40 && r < 44 ? null : cell)));
    await openTable(holes);
    expect(await screen.findByText("Blanks that may be zeros.")).toBeVisible();
  });

  it("becomes a clean copy on a sheet of its own; the source keeps every cell", async () => {
    const { user, port } = await openTable(table);
    await user.click(screen.getByRole("button", { name: "Make a clean copy" }));
    expect(await screen.findByText(/^'?Clean data'?!A1/)).toBeVisible();
    expect(await port.sheets()).not.toContain("Clean data");
    await user.click(screen.getByRole("button", { name: "Write" }));
    expect(await screen.findByText(/Clean copy on sheet "Clean data"/)).toBeVisible();
    const source = await port.read({ sheet: "Export", row: 0, column: 0, rows: 200, columns: 20 });
    expect(source.values.slice(0, table.length)).toEqual(table.map((row) => row.slice(0, source.values[0]!.length)));
    expect(port.valueAt("Clean data", 5, 0)).toBe(44928); // 2 January 2023
    expect(port.valueAt("Clean data", 5, 1)).toBe(432123);
    expect(port.valueAt("Clean data", 4, 11)).toBe("What was changed");
  });
});
