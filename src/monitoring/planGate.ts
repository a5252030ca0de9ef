import type { ApprovalLine } from "./approvals";
import { isAbove } from "./gap";

/**
 * How far the add-in may go on its own. `suggest`: writes nothing without Apply. `suggest within limits`: offers only what
 * keeps to the guardrails. `fill the plan range`: may write the named plan range, within the guardrails, every write logged.
 */
export const autonomyStages = ["suggest", "suggest within limits", "fill the plan range"] as const;
export type AutonomyStage = (typeof autonomyStages)[number];

/** Largest moves allowed at once, as shares of what is spent now; null where there is no such cap. */
export interface Guardrails {
  readonly largestMove: number | null;
  /** Σ|change| / 2 ÷ current total: the share of the money that changes its place. */
  readonly turnover: number | null;
}

/** Somebody who takes a failed model on their own account. */
export interface Override {
  readonly who: string;
  readonly reason: string;
}

export interface GateQuestion {
  readonly stage: AutonomyStage;
  readonly guardrails: Guardrails;
  readonly approvals: readonly ApprovalLine[];
  /** Why the model fails its own gate, in words (held-out error, R-hat, negative baseline); empty where it does not. */
  readonly modelFailures: readonly string[];
  readonly override: Override | null;
}

/** Something in the way of applying a plan. */
export interface GateBlock {
  readonly kind: "model" | "approval" | "guardrail" | "override";
  readonly what: string;
  readonly mend: string;
}

export interface GateAnswer {
  /** True where the plan may be applied now. */
  readonly isOpen: boolean;
  readonly blocks: readonly GateBlock[];
  /** True where a failed model was overridden: the reason belongs in the log. */
  readonly isOverridden: boolean;
  /** True where the add-in may write the plan range without being asked. */
  readonly mayFill: boolean;
  /** Share of the money that changes its place. */
  readonly turnover: number;
}

const percent = (share: number): string => `${+(share * 100).toFixed(2)}%`;

/** Σ|change| / 2 ÷ current total; 0 where nothing is spent now and nothing is planned, 1 where all is new. */
function turnoverOf(lines: readonly ApprovalLine[]): number {
  const current = lines.reduce((sum, { from }) => sum + from, 0);
  const moved = lines.reduce((sum, { from, to }) => sum + Math.abs(to - from), 0) / 2;
  return current > 0 ? moved / current : moved > 0 ? 1 : 0;
}

function approvalBlocks(lines: readonly ApprovalLine[]): readonly GateBlock[] {
  const words: Partial<Record<ApprovalLine["state"], string>> = {
    "needs approval": "needs approval",
    requested: "waits for approval",
    rejected: "was rejected",
    void: "was approved for another amount",
  };
  return lines.flatMap(({ channel, state, move, by, note }) => {
    const said = words[state];
    if (said === undefined) return [];
    const size = move === null ? "new spend" : `${move > 0 ? "+" : ""}${percent(move)}`;
    const who = state === "rejected" ? ` by ${by}${note ? ` (${note})` : ""}` : "";
    const mend = state === "rejected" ? "Change the amount or ask again" : "Ask for approval, or make the move smaller";
    return [{ kind: "approval", what: `${channel} (${size}) ${said}${who}`, mend }] as const;
  });
}

function guardrailBlocks(lines: readonly ApprovalLine[], { largestMove, turnover }: Guardrails): readonly GateBlock[] {
  const far = lines.filter(({ move, to }) => {
    const size = move === null ? (to > 0 ? Infinity : 0) : Math.abs(move);
    return largestMove !== null && (size === Infinity || isAbove(size, largestMove));
  });
  const blocks = far.map(({ channel, move }): GateBlock => {
    const size = move === null ? "from nothing" : percent(Math.abs(move));
    return {
      kind: "guardrail",
      what: `${channel} moves ${size}: the largest move is ${percent(largestMove ?? 0)}`,
      mend: "Set Max move in the limits and plan again",
    };
  });
  const moved = turnoverOf(lines);
  if (turnover === null || !isAbove(moved, turnover)) return blocks;
  const what = `${percent(moved)} of the money changes its place: the cap is ${percent(turnover)}`;
  return [...blocks, { kind: "guardrail", what, mend: "Set Max move on Total in the limits and plan again" }];
}

function modelBlocks(failures: readonly string[], override: Override | null): readonly GateBlock[] {
  if (failures.length === 0) return [];
  if (override && (override.who.trim() === "" || override.reason.trim() === ""))
    return [
      { kind: "override", what: "an override needs a name and a reason", mend: "Type both: they go into the log" },
    ];
  if (override) return [];
  return failures.map((what) => ({
    kind: "model",
    what,
    mend: "Mend the model, or override with a reason that is logged",
  }));
}

/**
 * Whether a plan may be applied: every large move approved, the guardrails kept, the model's own gate passed. A failed
 * model can be overridden by a name with a reason; approvals and guardrails cannot.
 */
export function planGate({ stage, guardrails, approvals, modelFailures, override }: GateQuestion): GateAnswer {
  const blocks = [
    ...modelBlocks(modelFailures, override),
    ...guardrailBlocks(approvals, guardrails),
    ...approvalBlocks(approvals),
  ];
  const isOpen = blocks.length === 0;
  const isOverridden = isOpen && modelFailures.length > 0;
  const mayFill = stage === "fill the plan range" && isOpen && !isOverridden;
  return { isOpen, blocks, isOverridden, mayFill, turnover: turnoverOf(approvals) };
}
