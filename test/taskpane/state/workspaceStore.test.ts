import { createMemoryPort } from "../../../src/workbook/memory";
import type { Planner } from "../../../taskpane/state/planner";
import { WorkspaceStore } from "../../../taskpane/state/workspaceStore";
import { createFakePlanner, sampleSummary } from "../fakePlanner";

const data = { sheet: "Data", row: 0, column: 0, rows: 7, columns: 3 };

async function openOnTable(planner: Planner = createFakePlanner()) {
  const port = createMemoryPort({ sheets: { Data: sampleSummary } });
  const store = new WorkspaceStore(port, planner);
  await store.open();
  await store.planSelection();
  return { port, store };
}

describe("planning from a table of the user's", () => {
  it("takes the current spend as the first budget and writes nothing", async () => {
    const { port, store } = await openOnTable();
    expect(store.get()).toMatchObject({ phase: "ready", source: { kind: "table", summary: data } });
    expect(store.get().goals.budget).toBe(2_000_000);
    expect(await port.sheets()).toEqual(["Data"]);
  });

  it("once the plan is written, its cells hold the goals: an edit in the pane goes there, an edit there comes back", async () => {
    const { port, store } = await openOnTable();
    await store.writePlanSheet();
    await store.setBudget(2_200_000);
    expect(port.valueAt("Plan", 5, 2)).toBe(2_200_000);
    port.userTypes({ sheet: "Plan", row: 5, column: 2 }, [[1_800_000]]);
    await new Promise((resolve) => setTimeout(resolve, 200)); // the pane waits 120 ms for a burst of changes to end
    expect(store.get().goals.budget).toBe(1_800_000);
    store.close();
  });

  it("writes an approval threshold and one move for all channels into the sheet, the moves as a single edit", async () => {
    const { port, store } = await openOnTable();
    await store.planSample();
    const edits: string[] = [];
    const setCells = port.setCells.bind(port);
    port.setCells = async (address, contents) => {
      edits.push(`${address.rows} × ${address.columns}`);
      return setCells(address, contents);
    };
    await store.setLargestMove(0.25);
    expect(edits).toEqual(["6 × 1"]);
    expect([17, 18, 19, 20, 21, 22].map((row) => port.valueAt("Inputs", row, 3))).toEqual(Array(6).fill(0.25));
    await store.setApprovalAbove(0.1);
    expect(store.question()?.approvalAbove).toBe(0.1);
    await store.undo();
    store.close();
  });

  it("keeps nothing of the last table when another is chosen", async () => {
    const { port, store } = await openOnTable();
    await store.setLimit("Events", "Min", 100_000);
    await store.setAssumption("Events Elasticity", 0.7);
    port.userTypes({ sheet: "Data", row: 20, column: 0 }, [
      ["Channel", "Spend", "Leads"],
      ["Radio", "much", 10],
    ]);
    port.userSelects({ sheet: "Data", row: 21, column: 1, rows: 1, columns: 1 });
    await store.planSelection();
    expect(store.get().goals).toMatchObject({ limits: null, settings: null });
    expect(store.get().plan).toMatchObject({ status: "failed", last: null });
    store.close();
  });

  it("forgets the written plan when its sheet is taken back", async () => {
    const { store } = await openOnTable();
    await store.writePlanSheet();
    await store.undo();
    expect(store.get().written).toBeNull();
    expect(store.get().cells.budget).toBeNull();
    store.close();
  });
});

describe("what goes wrong", () => {
  it("drops a late answer to an old question", async () => {
    const waiting: (() => void)[] = [];
    const quick = createFakePlanner();
    let isSlow = false;
    const planner: Planner = {
      ...quick,
      plan: async (question) => {
        if (isSlow) await new Promise<void>((resolve) => waiting.push(resolve));
        return quick.plan(question);
      },
    };
    const { store } = await openOnTable(planner);
    isSlow = true;
    const old = store.setBudget(1_000_000);
    await new Promise((resolve) => setTimeout(resolve));
    isSlow = false;
    await store.setBudget(2_400_000);
    waiting.forEach((answer) => answer());
    await old;
    expect(store.get().plan.last?.spend).toBe(2_400_000);
  });

  it("keeps the sheet's value where the sheet refuses an edit, and says why", async () => {
    const { port, store } = await openOnTable();
    await store.writePlanSheet();
    port.setCells = async () => Promise.reject(new Error("The sheet Plan is protected"));
    await store.setBudget(3);
    expect(store.get().goals.budget).toBe(2_000_000);
    expect(store.get().trouble).toBe("The sheet Plan is protected.");
    store.close();
  });

  it("starts afresh where the remembered state cannot be read", async () => {
    const port = createMemoryPort();
    await port.saveState("pane", "{ not json");
    const store = new WorkspaceStore(port, createFakePlanner());
    await store.open();
    expect(store.get().phase).toBe("first");
  });
});
