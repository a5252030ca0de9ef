import { act, cleanup, configure, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { CellValue } from "../../../src/base";
import { createMemoryPort } from "../../../src/workbook/memory";
import { Pane } from "../../../taskpane/Pane";
import { DataStore } from "../../../taskpane/state/dataStore";
import { createFitReader, type FitReader } from "../../../taskpane/state/fitReader";
import { FitStore } from "../../../taskpane/state/fitStore";
import { settingsTable } from "../../../taskpane/state/fitTables";
import { createTableReader } from "../../../taskpane/state/tableReader";
import { WorkspaceStore } from "../../../taskpane/state/workspaceStore";
import { createFakePlanner } from "../fakePlanner";
import { smallHistory } from "../fitHistory";
import { createJobRuntime } from "../jobRuntime";

const runtime = createJobRuntime();

/**
 * The screen is large for jsdom: looking for a button by its role takes long on a busy machine, most of it for whether it
 * is hidden. What is folded here is not drawn at all, so nothing hidden can be found.
 */
configure({ asyncUtilTimeout: 15_000, defaultHidden: true });
jest.setTimeout(180_000);
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
    fit: (question, control) =>
      reader.fit({ ...question, settings: [...quick, ...(question.settings ?? []).slice(1)] }, control),
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
    expect(await screen.findByText("What the assumptions allow")).toBeVisible();
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
    expect(settingsTable(fit.get().settings)).toEqual([
      ["Name", "Value"],
      ["Saturation", "logistic"],
    ]);
    await user.type(screen.getByLabelText("Max lag"), "many{Tab}");
    expect(await screen.findByText("Type a number, or leave it blank for the default.")).toBeVisible();
    await user.click(await button("Back to the defaults"));
    expect(settingsTable(fit.get().settings)).toBeNull();
  });

  it("shows a first look, marked as approximate, while the fit runs", async () => {
    const { user } = await openModel(smallHistory(120), createFitReader(runtime, today));
    await screen.findByText("What the assumptions allow");
    await user.click(await button("Fit the model"));
    expect(await screen.findByRole("region", { name: "First look, approximate" })).toBeVisible();
    await user.click(await button("Cancel"));
    await waitFor(() => expect(screen.queryByRole("region", { name: "First look, approximate" })).toBeNull());
  });

  it("takes priors channel by channel, groups and typed lift tests into the fit and onto the sheet", async () => {
    const { user, fit, port } = await openModel(smallHistory());
    await user.click(await button("Channel by channel"));
    await user.selectOptions(screen.getByLabelText("Channel to change"), "Search");
    await user.type(screen.getByLabelText("Prior median"), "2{Tab}");
    await user.type(screen.getByLabelText("Group"), "Brand > Online{Tab}");
    expect(settingsTable(fit.get().settings)).toEqual([
      ["Name", "Value"],
      ["Search Prior median", 2],
    ]);
    expect(await screen.findByText(/ROI 2 \(/)).toBeVisible();
    await user.click(await button(/^Lift tests/));
    await user.click(await button("Add this test"));
    expect(await screen.findByText(/Fill in both dates and three numbers/)).toBeVisible();
    const texts = [
      ["From", "2023-03-06"],
      ["To", "2023-03-27"],
      ["Lift", "20k"],
      ["Low", "-5k"],
      ["High", "45,000"],
    ] as const;
    for (const [label, text] of texts) await user.type(screen.getByLabelText(label), text);
    await user.click(await button("Add this test"));
    expect(await screen.findByText("TV, 2023-03-06 – 2023-03-27: 20,000 (−5,000 – 45,000)")).toBeVisible();
    await user.click(await button("Fit the model"));
    await screen.findByText("Revenue: actual and fitted", {}, { timeout: 50_000 });
    await user.click(await button("Write model to sheet"));
    await user.click(await button("Write"));
    await act(async () => undefined);
    const { formulas } = await port.read(fit.get().written!);
    expect(formulas[0]?.[0]).toMatch(/,\$A\$19:\$F\$24,\$A\$9:\$B\$16,\$A\$27:\$B\$28\)$/);
    await user.click(await button(/^Lift tests/));
    await user.click(await button("Remove test 1"));
    expect(await screen.findByText(/have changed since this fit/)).toBeVisible();
  });

  it("says beside the tests why one cannot be used", async () => {
    const { user, fit } = await openModel(smallHistory());
    await screen.findByText(/60 weeks × 2 channels/);
    await user.click(await button(/^Lift tests/));
    const late = { channel: "TV", from: "2030-01-01", to: "2030-02-01", lift: 5, low: 1, high: 9 };
    await act(() => fit.setTests({ kind: "rows", rows: [late] }));
    expect((await screen.findAllByText(/From is no date within the history/)).length).toBeGreaterThan(0);
    await user.click(await button("Remove test 1"));
    expect(await screen.findByText(/60 weeks × 2 channels/)).toBeVisible();
  });

  it("compares settings on request and takes the one that forecasts best", async () => {
    const reader = quickReader();
    const table = {
      header: ["Settings", "wMAPE", "R2", "Coverage", "CRPS", "Note"],
      rows: [
        ["As set now", 0.08, 0.7, 0.9, 900, ""],
        ["Saturation: logistic", 0.06, 0.8, 0.92, 700, ""],
      ],
    };
    const compare = jest.fn(async () => table);
    const { user, fit } = await openModel(smallHistory(), { ...reader, compare });
    await user.click(await button("Compare settings"));
    await user.click(await screen.findByRole("checkbox", { name: "Saturation: root" }));
    await user.click(await button("Compare"));
    expect(await screen.findByText(/Saturation: logistic forecasts best here: off by 6.0%/)).toBeVisible();
    const [, trials] = compare.mock.calls[0] as unknown as [unknown, { name: string }[]];
    expect(trials.map(({ name }) => name)).toEqual(["As set now", "Saturation: logistic", "Adstock: delayed"]);
    await user.click(await button("Use Saturation: logistic"));
    expect(fit.get().settings).toEqual({ Saturation: "logistic" });
  });
});

/** What a blob holds; jsdom has no `text` for it. */
function textOf(blob: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(blob);
  });
}

describe("the models that a workbook keeps", () => {
  it("are listed with whether a cell uses them, and deleted only after a question", async () => {
    const { user, port } = await openModel(smallHistory());
    await screen.findByText(/60 weeks × 2 channels/);
    await user.click(await button("Fit the model"));
    await screen.findByText("Revenue: actual and fitted", {}, { timeout: 50_000 });
    const stop = runtime.onModel((key, document) => void port.saveDocument(key, document));
    await act(async () => undefined);
    stop();
    await port.saveDocument("MMM:0badf00d", "no model at all");
    await user.click(await button("Models in this workbook"));
    const all = await screen.findAllByText(/in no cell/);
    expect(all.length).toBeGreaterThan(1);
    expect(await screen.findByText(/cannot be read: recalculate the cell/)).toBeVisible();
    await user.click(await button("Delete MMM:0badf00d"));
    expect(await port.documents()).toContain("MMM:0badf00d");
    await user.click(await button("Keep it"));
    await user.click(await button("Delete MMM:0badf00d"));
    await user.click(await button("Delete for good"));
    expect((await screen.findAllByText("Deleted MMM:0badf00d."))[0]).toBeVisible(); // shown, and read out
    expect(await port.documents()).not.toContain("MMM:0badf00d");
  });

  it("go to a file and come back from it in another workbook; a damaged file is refused in words", async () => {
    const saved: string[] = [];
    const made = (blob: Blob): string => {
      void textOf(blob).then((file) => saved.push(file));
      return "blob:model";
    };
    Object.assign(File.prototype, {
      text(this: File) {
        return textOf(this);
      },
    });
    Object.assign(URL, { createObjectURL: made, revokeObjectURL: () => undefined });
    jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(); // jsdom cannot follow a link
    const { user, fit } = await openModel(smallHistory());
    await screen.findByText(/60 weeks × 2 channels/);
    await user.click(await button("Fit the model"));
    await screen.findByText("Revenue: actual and fitted", {}, { timeout: 50_000 });
    const { text } = fit.get();
    await act(() => fit.shelf.saveFile(text));
    await waitFor(() => expect(saved).toHaveLength(1));
    cleanup();

    const other = await openModel(smallHistory(70), createFitReader(createJobRuntime(), today));
    await screen.findByText(/70 weeks × 2 channels/);
    await user.click(await button("Models in this workbook"));
    const input = await screen.findByLabelText("Open a model file");
    await user.upload(input, new File([saved[0]!.replace(/"draws":"..../, '"draws":"AAAA')], "damaged.json"));
    expect(await screen.findByText(/is damaged/)).toBeVisible();
    await user.upload(input, new File([saved[0]!], "model.json"));
    expect((await screen.findAllByText(`Opened ${text}. Write it to a sheet to plan with it.`))[0]).toBeVisible();
    expect(await screen.findByText("Revenue: actual and fitted")).toBeVisible();
    await user.click(await button("Write model to sheet"));
    await user.click(await button("Write"));
    await act(async () => undefined);
    const { values } = await other.port.read(other.fit.get().written!);
    expect(values[0]?.[0]).toBe(text);
  });
});
