import { TextEncoder } from "node:util";
import type { JobName } from "../../../src/jobs";
import { deskJobs, lightJobs } from "../../../src/jobs";
import type { Runtime } from "../../../functions/client";
import { createMemoryPort } from "../../../src/workbook/memory";
import { createTracker } from "../../../taskpane/screens/track/tracker";
import { TrackStore, type Proposal } from "../../../taskpane/screens/track/trackStore";
import { sampleSummary } from "../fakePlanner";

// jsdom lacks what every browser has.
Object.assign(globalThis, { TextEncoder });

/** The engine's own jobs behind the pane's questions. */
function createRuntimeOfJobs(): Runtime {
  const context = { models: { get: () => undefined, put: () => undefined } };
  const ask = async (name: JobName, request: unknown): Promise<unknown> =>
    (({ ...lightJobs, ...deskJobs })[name as "kpiTable"] as (request: unknown, context: unknown) => unknown)(
      request,
      context,
    );
  return { version: "0.0.0", ask } as unknown as Runtime;
}

const channels = sampleSummary.slice(1).map(([name, spend], index) => ({
  name: String(name),
  current: Number(spend),
  plan: Number(spend) * (index === 0 ? 1.3 : 0.95),
}));
const proposal: Proposal = { source: { summary: sampleSummary, settings: null }, outcomeName: "MQLs", channels };

/** Times that go on by a day with every question. */
function createClock(): () => string {
  let day = 0;
  return () => `2026-04-${String(++day).padStart(2, "0")}T09:00:00Z`;
}

async function open(port = createMemoryPort(), who = "Ana") {
  const store = new TrackStore(
    port,
    createTracker(createRuntimeOfJobs(), () => "2026-04-01"),
    createClock(),
  );
  const stop = store.start();
  await settled();
  await store.propose(proposal);
  store.setWho(who);
  return { port, store, stop };
}

const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 30));
const state = (store: TrackStore, channel: string) =>
  store.get().gate.last?.lines.find((line) => line.channel === channel)?.state;

describe("a plan put to work", () => {
  it("waits for the approval of its large move, then applies, logs and waits for figures", async () => {
    const { port, store } = await open();
    expect(state(store, "Paid search")).toBe("needs approval");
    await store.apply(null);
    expect(store.get().problem).toMatch(/Paid search \(\+30%\) needs approval/);
    await store.decide("Paid search", "requested", "for the launch");
    expect(state(store, "Paid search")).toBe("requested");
    await store.decide("Paid search", "approved", "");
    await store.apply(null);
    expect(store.get()).toMatchObject({ problem: null, memory: { actualsSheet: "Actuals" } });
    expect(await port.sheets()).toEqual(expect.arrayContaining(["Approvals", "Log", "Actuals"]));
    expect(store.get().log.last?.report).toMatchObject({ entries: 8, isIntact: true });
  });

  it("makes its sheets as one write and logs a plan as one write: each is one step to undo", async () => {
    const { port, store } = await open();
    const writes: string[] = [];
    const [writeSheets, setCells] = [port.writeSheets.bind(port), port.setCells.bind(port)];
    port.writeSheets = (blocks) => {
      writes.push(blocks.map(({ name }) => name).join("+"));
      return writeSheets(blocks);
    };
    port.setCells = (address, contents) => {
      writes.push(`${address.sheet} ${address.rows}`);
      return setCells(address, contents);
    };
    await store.decide("Paid search", "approved", "");
    expect(writes.splice(0)).toEqual(["Approvals+Log", "Approvals 1", "Log 1"]);
    await store.apply(null);
    expect(writes).toEqual(["Actuals", "Log 6"]);
    expect(store.get().log.last?.report).toMatchObject({ entries: 7, isIntact: true });
    await port.undoLastWrite();
    const { values } = await port.read({ sheet: "Log", row: 5, column: 3, rows: 8, columns: 1 });
    expect(values.flat().filter((cell) => cell !== null)).toEqual(["approval"]);
  });

  it("voids the approval when the amount changes", async () => {
    const { store } = await open();
    await store.decide("Paid search", "approved", "");
    expect(state(store, "Paid search")).toBe("approved");
    const changed = channels.map((one, index) => (index === 0 ? { ...one, plan: one.plan + 0.01 } : one));
    await store.propose({ ...proposal, channels: changed });
    expect(state(store, "Paid search")).toBe("void");
  });

  it("takes no decision by nobody, and no refusal without a reason", async () => {
    const { store } = await open(undefined, " ");
    await store.decide("Paid search", "approved", "");
    expect(store.get()).toMatchObject({ problem: null, isNameMissing: true });
    expect(store.get().announcement).toMatch(/Type your name first/);
    store.setWho("Ben");
    expect(store.get().isNameMissing).toBe(false);
    await store.decide("Paid search", "rejected", "");
    expect(store.get().problem).toMatch(/reason/);
    await store.decide("Paid search", "rejected", "too early");
    expect(state(store, "Paid search")).toBe("rejected");
  });

  it("follows the actual figures, names the alert and its cause, and notes it in the log", async () => {
    const { port, store } = await open();
    await store.decide("Paid search", "approved", "");
    await store.apply(null);
    expect(store.get().tracks.last).toBeNull();
    const outcomes = sampleSummary.slice(1).map(([, , outcome]) => Number(outcome));
    const rows = channels.map(({ plan }, index) => [plan, outcomes[index]! * (index === 4 ? 0.2 : 1)]);
    port.userTypes({ sheet: "Actuals", row: 5, column: 1 }, rows);
    await new Promise((done) => setTimeout(done, 300));
    await settled();
    const email = store.get().tracks.last?.channels.find(({ channel }) => channel === "Email");
    expect(email).toMatchObject({ status: "act", cause: "efficiency" });
    await store.noteAlerts({ ...email!, actual: email!.actualOutcome });
    expect(store.get().log.last?.rows.at(-1)?.slice(2, 5)).toEqual(["Ana", "alert", "Email"]);
  });

  it("names the row of the log that somebody edited, and keeps all after reopening", async () => {
    const { port, store, stop } = await open();
    await store.decide("Paid search", "approved", "");
    await store.apply(null);
    stop();
    const again = await open(port);
    expect(again.store.get().memory.plan?.plan[0]).toEqual({ channel: "Paid search", spend: 520_000 });
    expect(again.store.get().log.last?.report.isIntact).toBe(true);
    port.userTypes({ sheet: "Log", row: 6, column: 6 }, [[999]]);
    await new Promise((done) => setTimeout(done, 300));
    await settled();
    expect(again.store.get().log.last?.report.problems[0]).toMatchObject({ row: 3, no: 2 });
  });

  it("finds rows that were cut off at the end of the log", async () => {
    const { port, store } = await open();
    await store.decide("Paid search", "approved", "");
    await store.decide("Paid search", "rejected", "changed my mind");
    port.userTypes({ sheet: "Log", row: 6, column: 0 }, [Array<null>(11).fill(null)]);
    await new Promise((done) => setTimeout(done, 300));
    await settled();
    expect(store.get().log.last?.report.problems[0]?.found).toBe("No 2 is missing at the end of the log");
  });
});

describe("stages of autonomy", () => {
  /** The worked example with moves small enough for the guardrails, and a workbook with a named plan range. */
  const small = channels.map((one, index) => ({ ...one, plan: one.current * (index % 2 ? 0.9 : 1.1) }));
  const rows = (): (string | number | null)[][] => channels.map(({ name }) => [name, 0]);
  const openRange = async () => {
    const port = createMemoryPort({
      sheets: { Budget: rows() },
      places: [
        {
          name: "Next_plan",
          kind: "name",
          address: { sheet: "Budget", row: 0, column: 0, rows: channels.length, columns: 2 },
        },
      ],
    });
    const opened = await open(port);
    await opened.store.propose({ ...proposal, channels: small });
    return opened;
  };
  const range = async (port: ReturnType<typeof createMemoryPort>) =>
    (await port.read({ sheet: "Budget", row: 0, column: 0, rows: 8, columns: 3 })).values;
  const filled = (store: TrackStore) =>
    (store.get().log.last?.rows ?? []).filter((row) => row[3] === "plan range filled");

  it("writes nothing in the first two stages; in the third only the named range, every cell of it logged", async () => {
    const { port, store } = await openRange();
    await store.setPlanRange("Next_plan");
    await store.fill();
    await store.setStage("suggest within limits");
    await store.fill();
    expect(await range(port)).toEqual(rows());
    await store.setStage("fill the plan range");
    await store.fill();
    expect((await range(port)).map(([, amount]) => amount)).toEqual(small.map(({ plan }) => plan));
    expect(filled(store).map((row) => [row[4], row[6]])).toEqual(small.map(({ name, plan }) => [name, plan]));
    await store.fill();
    expect(filled(store)).toHaveLength(channels.length);
    expect(store.get().log.last?.rows.filter((row) => row[3] === "stage of autonomy")).toHaveLength(2);
  });

  it("fills nothing beyond the guardrails, nor over formulas, nor where a channel has no row: in words", async () => {
    const { port, store } = await openRange();
    await store.setStage("fill the plan range");
    await store.propose({ ...proposal, channels: small, moves: { largestMove: 0.05, turnover: 1 } });
    await store.setPlanRange("Next_plan");
    expect(await range(port)).toEqual(rows());
    expect(store.get().gate.last?.blocks[0]).toMatchObject({ kind: "guardrail" });
    await store.propose({ ...proposal, channels: small, moves: { largestMove: 0.2, turnover: 1 } });
    port.userTypes({ sheet: "Budget", row: 2, column: 0 }, [["Somebody else"]]);
    await store.fill();
    expect(store.get().problem).toMatch(/no row for Content/);
    port.userTypes({ sheet: "Budget", row: 2, column: 0 }, [["Content"]]);
    await port.setCells({ sheet: "Budget", row: 0, column: 1, rows: 1, columns: 1 }, [["=C1"]]);
    await store.fill();
    expect(store.get().problem).toMatch(/holds a formula for Paid search/);
    await port.setCells({ sheet: "Budget", row: 0, column: 1, rows: 1, columns: 1 }, [[0]]);
    await store.setPlanRange("Gone");
    expect(store.get().problem).toMatch(/The name "Gone" is gone/);
    expect((await range(port)).every(([, amount]) => amount === 0)).toBe(true);
  });

  it("keeps stage and range in the workbook", async () => {
    const { port, store, stop } = await openRange();
    await store.setStage("fill the plan range");
    await store.setPlanRange("Next_plan");
    stop();
    const again = await open(port);
    expect(again.store.get().memory).toMatchObject({ stage: "fill the plan range", planRange: "Next_plan" });
  });
});

describe("what a decision is forecast to cost", () => {
  it("stands in the log beside a refusal", async () => {
    const { store } = await open();
    await store.decide("Paid search", "rejected", "no people for it");
    expect(store.get().log.last?.rows.at(-1)).toMatchObject({ 3: "rejection", 8: "no people for it" });
    expect(Number(store.get().log.last?.rows.at(-1)?.[9])).toBeGreaterThan(50);
  });
});
