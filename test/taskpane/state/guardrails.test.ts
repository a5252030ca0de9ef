import { createMemoryPort } from "../../../src/workbook/memory";
import { guardrailsOf, movesAllowed } from "../../../taskpane/state/guardrails";
import { usualMoves } from "../../../taskpane/state/moves";
import { loadTrackMemory } from "../../../taskpane/screens/track/trackMemory";
import { sampleSummary } from "../fakePlanner";
import { createServices } from "../paneServices";

const channels = ["Search", "Email"].map((name) => ({ name, current: 100, groups: [], isBrand: false }));
const table = (search: number | null, email: number | null, total: number | null) => [
  ["Channel", "Max move"],
  ["Search", search],
  ["Email", email],
  ["Total", total],
];

describe("the guardrails", () => {
  it("are the Limits table's; the usual ones hold on the add-in's own account where it sets none", () => {
    expect(movesAllowed(null, channels, null)).toEqual(usualMoves);
    expect(movesAllowed(table(0.3, 0.3, 0.1), channels, null)).toEqual({ largestMove: 0.3, turnover: 0.1 });
    expect(movesAllowed(table(0.05, 0.05, null), channels, null)).toEqual({ largestMove: 0.05, turnover: 0.2 });
  });

  it("take the widest move where channels differ, a channel without one at the usual move", () => {
    expect(guardrailsOf(table(0.1, 0.4, null), channels)).toMatchObject({ isMixed: true, largestMove: null });
    expect(movesAllowed(table(0.1, 0.4, null), channels, null).largestMove).toBe(0.4);
    expect(movesAllowed(table(0.1, null, null), channels, null).largestMove).toBe(0.2);
  });

  it("are never wider than what an older workbook agreed to", () => {
    const older = { largestMove: 0.1, turnover: null };
    expect(movesAllowed(table(0.3, 0.3, 0.3), channels, older)).toEqual({ largestMove: 0.1, turnover: 0.3 });
  });
});

/** The state of a workbook as the pane stored it while Goals and Track kept guardrails apart. */
const oldGoals = { budget: 2_000_000, objective: "outcome", posture: 0.5, limits: null, settings: null };
const oldPane = {
  version: 1,
  source: { kind: "table", summary: { sheet: "Data", row: 0, column: 0, rows: 7, columns: 3 } },
  goals: { ...oldGoals, approvalAbove: 0.15 },
  ...{ screen: "plan", written: null, scenarios: [{ name: "As planned", budgetChange: 0, channels: {} }] },
};
const oldTrack = (stage: string, guardrails: object) => ({
  ...{ version: 1, plan: null, actualsSheet: "", approvalsSheet: "Approvals", logSheet: "Log", anchor: null },
  ...{ who: "Ana", stage, guardrails, planRange: "Next_plan", refit: null },
});

async function reopen(stage: string, guardrails: object) {
  const port = createMemoryPort({ sheets: { Data: sampleSummary } });
  await port.saveState("pane", JSON.stringify(oldPane));
  await port.saveState("track", JSON.stringify(oldTrack(stage, guardrails)));
  const services = await createServices(port);
  await services.store.open();
  return services;
}

describe("a workbook from when Goals and Track kept guardrails apart", () => {
  it("opens with its goals, and what it agreed to on Track holds on", async () => {
    const { store, port } = await reopen("suggest within limits", { largestMove: 0.1, turnover: 0.05 });
    const { goals, screen, phase } = store.get();
    expect({ screen, phase }).toEqual({ screen: "plan", phase: "ready" });
    expect(goals).toMatchObject({ budget: 2_000_000, approvalAbove: 0.15 });
    expect(goals.olderMoves).toEqual({ largestMove: 0.1, turnover: 0.05 });
    expect(await loadTrackMemory(port)).not.toHaveProperty("guardrails");
    expect(await loadTrackMemory(port)).toMatchObject({ who: "Ana", stage: "suggest within limits", logSheet: "Log" });
    store.close();
  });

  it("keeps that over another opening, also once Track has stored its state anew", async () => {
    const { port, store } = await reopen("fill the plan range", usualMoves);
    await port.saveState("track", JSON.stringify({ version: 1, ...(await loadTrackMemory(port)) }));
    const again = await createServices(port);
    await again.store.open();
    expect(again.store.get().goals.olderMoves).toEqual(usualMoves);
    [store, again.store].forEach((one) => one.close());
  });

  it("lets go of it once the user types a guardrail", async () => {
    const { store } = await reopen("suggest within limits", { largestMove: 0.1, turnover: 0.05 });
    await store.setLargestMove(0.4);
    const { goals, model } = store.get();
    expect(movesAllowed(goals.limits, model.last?.channels ?? [], goals.olderMoves)).toEqual({
      ...{ largestMove: 0.4, turnover: 0.2 },
    });
    store.close();
  });

  it("carries nothing over where guardrails never counted", async () => {
    const { store } = await reopen("suggest", usualMoves);
    expect(store.get().goals.olderMoves).toBeNull();
    store.close();
  });
});
