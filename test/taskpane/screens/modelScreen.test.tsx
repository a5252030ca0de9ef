import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { CellValue } from "../../../src/base";
import { createMemoryPort } from "../../../src/workbook/memory";
import { Pane } from "../../../taskpane/Pane";
import { DataStore } from "../../../taskpane/state/dataStore";
import { createFitReader, type FitReader } from "../../../taskpane/state/fitReader";
import { FitStore } from "../../../taskpane/state/fitStore";
import { createTableReader } from "../../../taskpane/state/tableReader";
import { WorkspaceStore } from "../../../taskpane/state/workspaceStore";
import { createFakePlanner } from "../fakePlanner";
import { smallHistory } from "../fitHistory";
import { createJobRuntime } from "../jobRuntime";

const runtime = createJobRuntime();
const today = (): string => "2026-03-31";

/** The fits of these tests are short ones: what is looked at is the pane, not the numbers. */
function quickReader(): FitReader {
  const reader = createFitReader(runtime, today);
  const quick = [
    ["Name", "Value"],
    ["Warm-up", 120],
    ["Draws", 60],
    ["Chains", 2],
  ];
  return {
    ...reader,
    fit: (ranges, settings, control) => reader.fit(ranges, [...quick, ...(settings ?? []).slice(1)], control),
  };
}

async function openModel(values: readonly (readonly CellValue[])[], reader = quickReader()) {
  const port = createMemoryPort({ sheets: { History: values } });
  const data = new DataStore(port, createTableReader(runtime, today), today);
  const fit = new FitStore(port, reader);
  const planner = createFakePlanner();
  const store = new WorkspaceStore(port, planner, data);
  const user = userEvent.setup();
  render(<Pane look="light" services={{ store, data, fit, planner, locale: "en-US" }} />);
  await user.click(await screen.findByRole("button", { name: "Use the selected table" }));
  await user.click(await screen.findByRole("tab", { name: "Model" }));
  return { port, data, fit, store, user };
}

const button = (name: string | RegExp) => screen.findByRole("button", { name });

describe("a fit from history", () => {
  it("says what will be fitted and what is assumed before, then fits, shows, and writes live formulas", async () => {
    const { user, port, fit } = await openModel(smallHistory());
    expect(await screen.findByText(/60 weeks × 2 channels and 1 control explain Revenue/)).toBeVisible();
    expect(await screen.findByText(/Before the data speak, media are taken to bring/)).toBeVisible();
    await user.click(await button("Fit the model"));
    expect(await screen.findByText("Revenue: actual and fitted", {}, { timeout: 50_000 })).toBeVisible();
    expect(screen.getByText(/^(Pass|Review|Fail)\.$/)).toBeVisible();
    for (const title of ["What brought Revenue", "Contributions by period", "Return on each channel (ROI)"])
      expect(screen.getByText(title)).toBeVisible();
    await user.click(await button("Write model to sheet"));
    expect(await screen.findByText(/^Model!A1/)).toBeVisible();
    await user.click(await button("Write"));
    await act(async () => undefined);
    expect(fit.get().written).toMatchObject({ sheet: "Model" });
    const { formulas } = await port.read(fit.get().written!);
    expect(formulas[0]?.[0]).toBe(
      "=FIT_MODEL(History!$A$1:$A$61,History!$B$1:$B$61,History!$C$1:$D$61,History!$E$1:$E$61,,$A$9:$B$15)",
    );
  });

  it("can be cancelled while it runs; nothing is changed and it can be started again", async () => {
    const { user, port } = await openModel(smallHistory(120), createFitReader(runtime, today));
    await screen.findByText(/120 weeks × 2 channels/);
    await user.click(await button("Fit the model"));
    await user.click(await button("Cancel"));
    expect(
      await screen.findByText("The fit was cancelled. Nothing was changed.", { selector: "[role=alert] *" }),
    ).toBeVisible();
    expect(await button("Fit the model")).toBeEnabled();
    expect(await port.sheets()).toEqual(["History"]);
  });

  it("says in words why a table cannot be fitted, with the way to mend it", async () => {
    const list = smallHistory(40).flatMap((row, r) =>
      r === 0
        ? [["Week", "Channel", "Spend"]]
        : [
            [row[0] ?? null, "TV", row[2] ?? null],
            [row[0] ?? null, "Search", row[3] ?? null],
          ],
    );
    const { user } = await openModel(list);
    expect(await screen.findByText(/make a clean copy on the Data screen, it lays out one column/)).toBeVisible();
    await user.click(await button("Go to the data"));
    expect(await button("Make a clean copy")).toBeVisible();
  });

  it("takes a changed setting at once and refuses what is no number", async () => {
    const { user, fit } = await openModel(smallHistory());
    await user.click(await button(/^Settings/));
    await user.selectOptions(screen.getByLabelText("Saturation"), "logistic");
    expect(fit.settingsTable()).toEqual([
      ["Name", "Value"],
      ["Saturation", "logistic"],
    ]);
    await user.type(screen.getByLabelText("Max lag"), "many{Tab}");
    expect(await screen.findByText("Type a number, or leave it blank for the default.")).toBeVisible();
    await user.click(await button("Back to the defaults"));
    expect(fit.settingsTable()).toBeNull();
  });
});
