import { TextEncoder } from "node:util";
import type { CellValue } from "../../../src/base";
import { createMemoryPort } from "../../../src/workbook/memory";
import { LearnStore } from "../../../taskpane/screens/track/learnStore";
import { createTracker } from "../../../taskpane/screens/track/tracker";
import { TrackStore } from "../../../taskpane/screens/track/trackStore";
import { DataStore } from "../../../taskpane/state/dataStore";
import { createFitReader } from "../../../taskpane/state/fitReader";
import { FitStore } from "../../../taskpane/state/fitStore";
import { keepModels } from "../../../taskpane/state/keepModels";
import { createRuntimePlanner } from "../../../taskpane/state/runtimePlanner";
import { createTableReader } from "../../../taskpane/state/tableReader";
import { WorkspaceStore } from "../../../taskpane/state/workspaceStore";
import { smallHistory } from "../fitHistory";
import { createJobRuntime } from "../jobRuntime";

// jsdom lacks what every browser has.
Object.assign(globalThis, { TextEncoder });

const today = (): string => "2026-03-31";
const all = smallHistory(66);
const weeks = (n: number): CellValue[][] => all.slice(0, n + 1);

/** The pane's stores over a workbook with a history, a model fitted to its first 60 weeks, and its plan at work. */
async function open() {
  const runtime = createJobRuntime();
  const port = createMemoryPort({ sheets: { History: weeks(60) } });
  await keepModels(runtime, port);
  const data = new DataStore(port, createTableReader(runtime, today), today);
  const fit = new FitStore(port, createFitReader(runtime, today));
  const workspace = new WorkspaceStore(port, createRuntimePlanner(runtime, { today }), data);
  let clock = 0;
  const now = (): string => `2026-04-01T09:00:${String(clock++ % 60).padStart(2, "0")}Z`;
  const track = new TrackStore(port, createTracker(runtime, today), now);
  const learn = new LearnStore({ port, tracker: track.tracker, track, data, fit, workspace });
  track.start();
  await new Promise((done) => setTimeout(done, 30)); // what the workbook remembers is there
  track.setWho("Ana");
  for (const [name, value] of [
    ["Warm-up", 120],
    ["Draws", 100],
    ["Chains", 2],
  ] as const)
    await fit.setSetting(name, value);
  await data.open({ sheet: "History", row: 0, column: 0, rows: 61, columns: 5 });
  await fit.fit(data.get().table.last!);
  const cell = await fit.writeSheet(data.get().table.last!);
  await workspace.useFit(cell, "plan");
  return { port, fit, track, learn, workspace, cell };
}

type Opened = Awaited<ReturnType<typeof open>>;
let opened: Opened;

/** New weeks are typed under the history; the memory workbook calculates nothing, so the model's cell is typed too. */
async function addWeeks({ port, learn }: Opened, from: number, to: number, factor = 1): Promise<void> {
  const rows = all.slice(from + 1, to + 1).map((row) => row.map((cell, c) => (c === 1 ? Number(cell) * factor : cell)));
  port.userTypes({ sheet: "History", row: from + 1, column: 0 }, rows as number[][]);
  await learn.look();
}

beforeAll(async () => {
  opened = await open();
}, 120_000);

describe("a fitted model that learns", () => {
  it("is up to date at first, then says how many days of data are newer", async () => {
    const { learn } = opened;
    await learn.look();
    expect(learn.get()).toMatchObject({ problem: null, age: { last: { words: "" } } });
    await addWeeks(opened, 60, 62);
    expect(learn.get().age.last?.words).toBe("14 days of data newer than the model");
  });

  it("follows an applied plan by its history: the fitted total in its band", async () => {
    const { track, learn, fit } = opened;
    const channels = [
      { name: "TV", current: 40_000, plan: 44_000 },
      { name: "Search", current: 26_000, plan: 22_000 },
    ];
    await track.propose({ source: { summary: [[fit.get().text]], settings: null }, outcomeName: "Revenue", channels });
    const failed = track.get().gate.last?.blocks.some(({ kind }) => kind === "model");
    await track.apply(failed ? { who: "Ana", reason: "a test's short fit" } : null);
    expect(track.get()).toMatchObject({ problem: null, tracks: { last: null } });
    const entries = track.get().log.last?.rows ?? [];
    expect(entries.map((row) => row[3])).toEqual([...(failed ? ["override"] : []), "plan applied", "plan applied"]);
    if (failed) expect(entries[0]?.[9]).toEqual(expect.any(Number));
    await learn.look();
    expect(learn.get().follow.last).toMatchObject({ periods: { length: 2 }, total: { status: expect.any(String) } });
    await addWeeks(opened, 62, 63, 0.6);
    expect(learn.get().follow.last?.periods.at(-1)).toMatchObject({ status: "act" });
    const { table, dates } = learn.get().drift.last!;
    expect(table.rows.map(([check]) => check)).toEqual(["CUSUM", "EWMA", "PSI"]);
    expect(dates.at(-1)).toBe(learn.get().follow.last?.periods.at(-1)?.date);
  });

  it("refits with one click: the old model stays, every change stands beside its noise, the gap is split", async () => {
    const { learn, fit, track, port } = opened;
    const before = fit.get().text;
    await learn.refit();
    expect(learn.get().problem).toBeNull();
    expect(fit.get().text).not.toBe(before);
    expect(learn.get().age.last?.words).toBe("");
    expect(learn.get().models.last?.map(({ periods }) => periods)).toEqual([60, 63]);
    expect(learn.get().change.last).toMatchObject({
      returns: { length: 2 },
      plans: { length: 2 },
      newPeriods: { length: 3 },
    });
    expect(learn.get().hindsight.last?.rows).toHaveLength(3);
    const [, predicted, actual, gap, ...parts] = (learn.get().hindsight.last?.total ?? []).map(Number);
    expect(gap).toBeCloseTo(actual! - predicted!, 6);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(gap!, 6);
    expect(track.get().log.last?.rows.at(-1)).toMatchObject({ 3: "refit", 5: before.slice(0, 12) });
    expect((await port.documents()).filter((key) => key.startsWith("MMM"))).toHaveLength(2);
  });

  it("goes back to the older model: its text stands in the model's cell, and the log says so", async () => {
    const { learn, fit, port, track, workspace } = opened;
    const [older] = learn.get().models.last ?? [];
    await learn.use(older!);
    expect(learn.get().problem).toBeNull();
    expect(fit.get().text).toBe(older?.text);
    const cell = fit.get().written!;
    expect((await port.read({ ...cell, rows: 1, columns: 1 })).values).toEqual([[older?.text]]);
    expect(workspace.get().model.last?.key).toBe(older?.key);
    expect(track.get().log.last?.rows.at(-1)).toMatchObject({ 3: "model chosen", 6: older?.key });
    expect(learn.get().age.last?.words).toBe("21 days of data newer than the model");
  });

  it("says in words what is wrong with the history, and keeps what it had", async () => {
    const { learn, port } = opened;
    port.userTypes({ sheet: "History", row: 0, column: 2 }, [["Television"]]);
    await learn.look();
    expect(learn.get().age.problem).toMatch(/channel "Television" is new: the model does not know it/);
    expect(learn.get().age.last).not.toBeNull();
    expect(learn.get().models.last).toHaveLength(2);
  });
});
