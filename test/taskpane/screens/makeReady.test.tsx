import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { CellValue } from "../../../src/base";
import { createMemoryPort, type MemoryPort } from "../../../src/workbook/memory";
import { CleanCopy } from "../../../taskpane/screens/data/CleanCopy";
import { DataStore } from "../../../taskpane/state/dataStore";
import { createFitReader } from "../../../taskpane/state/fitReader";
import { fitRanges } from "../../../taskpane/state/fitRanges";
import { FitStore } from "../../../taskpane/state/fitStore";
import { createTableReader } from "../../../taskpane/state/tableReader";
import { ServicesContext, useData, type PaneServices } from "../../../taskpane/state/WorkspaceContext";
import { WorkspaceStore } from "../../../taskpane/state/workspaceStore";
import { sampleSheet } from "../../sample/sampleSheet";
import { createFakePlanner } from "../fakePlanner";
import { createJobRuntime } from "../jobRuntime";

type Rows = readonly (readonly CellValue[])[];

const today = (): string => "2026-03-31";
const runtime = createJobRuntime();
const address = (sheet: string, rows: Rows) => ({
  sheet,
  row: 0,
  column: 0,
  rows: rows.length,
  columns: rows[0]!.length,
});
const dated = (rows: Rows): Rows => rows.map((row, r) => (r === 0 ? row : [44928 + 7 * (r - 1), ...row.slice(1)]));
const clean = dated(sampleSheet("history.csv"));
const messy = sampleSheet("history-messy.csv").slice(2);

function servicesFor(port: MemoryPort): PaneServices & { readonly data: DataStore } {
  const data = new DataStore(port, createTableReader(runtime, today), today);
  const planner = createFakePlanner();
  const fit = new FitStore(
    port,
    createFitReader(runtime, () => ""),
  );
  return { store: new WorkspaceStore(port, planner, data), data, fit, planner, locale: "en-US" };
}

/** The part of the Data screen that makes a table ready, over a workbook with these sheets; the first one is open. */
async function openReady(sheets: Readonly<Record<string, Rows>>) {
  const port = createMemoryPort({ sheets });
  const services = servicesFor(port);
  const [[sheet, rows] = ["", []]] = Object.entries(sheets);
  await services.data.start();
  await services.data.open(address(sheet, rows));
  await services.data.lookAround();
  const user = userEvent.setup();
  render(
    <ServicesContext.Provider value={services}>
      <Ready />
    </ServicesContext.Provider>,
  );
  return { port, user, ...services };
}

function Ready() {
  const { table } = useData();
  return table.last && <CleanCopy table={table.last} />;
}

type Opened = Awaited<ReturnType<typeof openReady>>;

/** Makes the copy and opens it, as the buttons do. */
async function write({ user, data }: Opened) {
  await user.click(screen.getByRole("button", { name: "Make a clean copy" }));
  await user.click(await screen.findByRole("button", { name: "Write" }));
  await screen.findByText(/Clean copy on sheet "Clean data"/);
  await act(async () => undefined);
  const table = data.get().table.last;
  if (!table) throw new Error("no table is open");
  return table;
}

describe("a history with a missing week", () => {
  it("is refused by a fit as it is, and accepted once the user fills the week in, marked", async () => {
    const opened = await openReady({ Export: messy });
    expect(screen.getByRole("combobox", { name: /1 week missing or without an outcome/ })).toHaveValue("leave");
    const asItIs = await write(opened);
    const refused = runtime.ask("previewFit", { ...fitRanges(asItIs), ...nothingElse });
    await expect(refused).rejects.toThrow("14 days after the row above");
    await act(() => opened.data.open(address("Export", messy)));
    await opened.user.selectOptions(screen.getByRole("combobox", { name: /1 week missing/ }), "interpolate");
    const table = await write(opened);
    expect(table.facts.history).toMatchObject({ nPeriods: 104, gaps: { days: [] } });
    const preview = await runtime.ask("previewFit", { ...fitRanges(table), ...nothingElse });
    expect([preview.periods, preview.channels.length]).toEqual([104, 6]);
    expect(table.facts.history?.controls).toContain("Filled in");
  });

  it("starts after the gap where the user wants that", async () => {
    const opened = await openReady({ Export: messy });
    await opened.user.selectOptions(screen.getByRole("combobox", { name: /1 week missing/ }), "start after");
    expect(screen.getByText("Start after it: 73 weeks left")).toBeInTheDocument();
    expect((await write(opened)).facts.history?.nPeriods).toBe(73);
  });

  it("lists every change before it is written", async () => {
    const { user } = await openReady({ Export: messy });
    await user.click(screen.getByLabelText(/^Blank spend means nothing was spent/));
    await user.click(screen.getByRole("button", { name: "Make a clean copy" }));
    expect(await screen.findByText(/rows? left out: an earlier row says the same/)).toBeVisible();
    expect(screen.getByText(/TV: \d+ blank cells? written as 0/)).toBeVisible();
  });
});

const nothingElse = { settings: null, tests: null, groups: null };

describe("tables of several tabs", () => {
  const sales = clean.map((row) => [row[0]!, row[1]!, ...row.slice(8)]);
  const media = clean.flatMap((row, r) =>
    r === 0 ? [["Week", "Channel", "Spend"]] : row.slice(2, 8).map((spend, c) => [row[0]!, clean[0]![c + 2]!, spend]),
  );

  it("are joined by date and channel into one history, ready for a model", async () => {
    const opened = await openReady({ Sales: sales, Media: media });
    await opened.user.click(screen.getByRole("button", { name: /^More tables/ }));
    await opened.user.click(screen.getByRole("button", { name: "Add Media!A1:C625" }));
    expect(await screen.findByText(/104 weeks × 6 channels/)).toBeVisible();
    const { facts, reading } = await write(opened);
    expect(facts.history).toMatchObject({
      nPeriods: 104,
      outcome: "Revenue",
      controls: ["Promotion", "Competitor spend"],
    });
    expect(reading.values.slice(1)).toEqual(clean.slice(1).map((row) => row.map((cell) => cell)));
  });

  it("takes an export without channel names as one channel, which the user can name", async () => {
    const tiktok = [["Day", "Cost"], ...clean.slice(1).map((row, t) => [row[0]!, 10 + (t % 9)])];
    const opened = await openReady({ Sales: sales, "TikTok export": tiktok });
    await opened.user.click(screen.getByRole("button", { name: /^More tables/ }));
    await opened.user.click(screen.getByRole("button", { name: "Add 'TikTok export'!A1:B105" }));
    await screen.findByText(/104 weeks × 1 channel/);
    const channel = screen.getByLabelText("Spend of 'TikTok export'!A1:B105 counts as channel");
    expect(channel).toHaveValue("TikTok export");
    await opened.user.clear(channel);
    await opened.user.type(channel, "TikTok");
    expect((await write(opened)).facts.history?.channels).toEqual(["TikTok"]);
  });
});

describe("a daily table", () => {
  const days = [
    ["Day", "Orders", "Paid search", "TV"],
    ...Array.from({ length: 70 }, (_, t) => [45291 + t, 10 + (t % 5), 3 + (t % 7), t % 4]),
  ];

  it("becomes weeks on the day that was recognised, or the one the user picks", async () => {
    const opened = await openReady({ Days: days });
    await opened.user.selectOptions(screen.getByRole("combobox", { name: "Rows of the copy" }), "week");
    expect(screen.getByText("Sunday (recognised)")).toBeInTheDocument();
    const { facts } = await write(opened);
    expect(facts.history).toMatchObject({ period: "week", nPeriods: 10, from: 45291 });
  });
});

describe("names of channels", () => {
  it("are merged as the user approves: spellings at first, standard names on request", async () => {
    const long = sampleSheet("spend-export-messy.csv");
    const opened = await openReady({ Long: long });
    await opened.user.click(screen.getByRole("button", { name: /^Channel names/ }));
    expect(screen.getByLabelText("Paid Serach → Paid search")).toBeChecked();
    const google = screen.getByLabelText("Google Ads → Paid search");
    expect(google).not.toBeChecked();
    await opened.user.click(google);
    expect(google).toBeChecked();
    const { facts } = await write(opened);
    expect(facts.history?.channels.filter((name) => /search|google/i.test(name))).toEqual(["Paid search"]);
    expect(facts.history?.channels).toContain("GDN");
  });
});

describe("a refreshed table", () => {
  it("keeps its mapping and is read with the rows that it gained", async () => {
    const { port, data } = await openReady({ Query: clean });
    await act(() => data.setRole("Promotion", "label"));
    const next = clean.at(-1)!.map((cell, c) => (c === 0 ? Number(cell) + 7 : cell));
    act(() => port.userTypes({ sheet: "Query", row: clean.length, column: 0 }, [next as (string | number)[]]));
    await act(() => new Promise((done) => setTimeout(done, 600)));
    expect(data.get().table.last?.facts.history).toMatchObject({ nPeriods: 105, controls: ["Competitor spend"] });
  });
});

describe("roles that the user corrected", () => {
  it("count for readiness too", async () => {
    const { data } = await openReady({ Export: clean });
    const before = data.get().table.last!.readiness;
    await act(() => data.setRole("Revenue", "label"));
    const { readiness } = data.get().table.last!;
    expect([before.mode, readiness.mode]).toEqual(["full history", "judgement"]);
    expect(readiness.parts.find(({ part }) => part === "Outcome and amounts")).toMatchObject({ score: 0 });
  });
});

describe("a million selected rows", () => {
  it("are read as far as the sheet is used", async () => {
    const { data } = await openReady({ Export: clean });
    await act(() => data.open({ sheet: "Export", row: 0, column: 0, rows: 1_048_576, columns: 50 }));
    expect(data.get().table.last?.reading.values.length).toBe(105);
    expect(data.get().table.last?.facts.history?.nPeriods).toBe(104);
  });
});
