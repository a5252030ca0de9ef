import type { SheetValues } from "../../../src/base";
import type { Address, WorkbookPort } from "../../../src/workbook";
import { usualMoves } from "../../state/moves";
import type { TrackMemory } from "./trackMemory";
import { amountsOf, type Proposal } from "./trackState";
import { columns, filledActuals, readTable } from "./trackTables";
import { isFitted } from "./tracker";
import type { GateReading, Guardrails, LogReport, Override, Tracker, TrackReading } from "./tracker";

/** What every question needs: the workbook, the engine, and what the workbook remembers. */
export interface Ground {
  readonly port: WorkbookPort;
  readonly tracker: Tracker;
  readonly memory: TrackMemory;
}

const noGuardrails: Guardrails = { largestMove: null, turnover: null };

/** Whether a proposal may be put to work now, by the approvals that stand in the sheet. */
export async function askGate(ground: Ground, proposal: Proposal, override: Override | null): Promise<GateReading> {
  const { port, tracker, memory } = ground;
  const approvals = await readTable(port, memory.approvalsSheet, columns.approvals);
  return tracker.gate({
    source: proposal.source,
    ...amountsOf(proposal),
    ...{ approvals, override, stage: memory.stage, recommended: null },
    threshold: proposal.approvalAbove ?? null,
    guardrails: memory.stage === "suggest" ? noGuardrails : (proposal.moves ?? usualMoves),
  });
}

/** Expected outcome that a proposal loses where one channel stays at its present amount. */
export async function costOfRefusing(tracker: Tracker, proposal: Proposal, channel: string): Promise<number | null> {
  const kept = proposal.channels.map((one) => (one.name === channel ? { ...one, plan: one.current } : one));
  const gate = await tracker.gate({
    ...{ source: proposal.source, ...amountsOf({ ...proposal, channels: kept }), approvals: null, override: null },
    ...{ stage: "suggest", guardrails: noGuardrails, recommended: amountsOf(proposal).proposed },
  });
  return gate.forecastCost;
}

/** The judged plan at work against the Actuals sheet; null while no figures are in, and for fitted plans. */
export async function askTracks({ port, tracker, memory }: Ground): Promise<TrackReading | null> {
  const { plan, actualsSheet } = memory;
  if (!plan || isFitted(plan.source)) return null;
  const actuals = filledActuals(await readTable(port, actualsSheet, columns.actuals));
  const amounts = plan.plan.map(({ channel, spend }) => [channel, spend]);
  return actuals && tracker.track(plan.source, amounts, actuals);
}

/** The log as it stands, verified. */
export async function askLog({
  port,
  tracker,
  memory,
}: Ground): Promise<{ readonly report: LogReport; readonly rows: SheetValues }> {
  const table = await readTable(port, memory.logSheet, columns.log);
  const report = await tracker.verify(table, memory.anchor);
  return { report, rows: (table ?? []).slice(1).filter((cells) => cells[0] !== null) };
}

/** Where the monthly review finds its figures. */
export function reviewCells(memory: TrackMemory, plan: Address | null, before: Address | null) {
  const { plan: running, actualsSheet, approvalsSheet, logSheet } = memory;
  const n = running?.plan.length ?? 0;
  return {
    nChannels: n,
    actuals: { sheet: actualsSheet, row: 4, column: 0, rows: n + 1, columns: 3 },
    planned: { sheet: actualsSheet, row: 5, column: 4, rows: n, columns: 1 },
    ...{ plan, before, approvalsSheet, logSheet },
  };
}

/** What is in the way, then every way out once. */
export function blockWords(blocks: GateReading["blocks"]): string {
  const mends = [...new Set(blocks.map(({ mend }) => mend))];
  return `${blocks.map(({ what }) => what).join("; ")}. ${mends.join(". ")}.`;
}
