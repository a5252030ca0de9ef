import type { Runtime } from "../../functions/client";
import type { SheetValues } from "../../src/base";
import type { HeavyControl, JobRequest, JobResponse } from "../../src/jobs";
import { bestPlan, isLongSearch } from "./bestPlan";
import { postureCell } from "./goals";
import type {
  ChannelPlan,
  LimitPrice,
  ModelFacts,
  PlanBlend,
  PlanCells,
  Planner,
  PlanQuestion,
  PlanReading,
  PlanSheet,
} from "./planner";
import { asSentence } from "./problemText";
import { curvePoints } from "./readCurve";
import { createScenarioPlanner } from "./scenarioPlanner";

/** What the pane's planner needs besides the engine: the day, for the head of the sheets it writes. */
export interface PlannerOptions {
  readonly today: () => string;
}

/** The pane's questions as jobs of the runtime: the very ones that the cells ask. */
export function createRuntimePlanner(runtime: Runtime, { today }: PlannerOptions): Planner {
  const stamp = () => ({ version: runtime.version, date: today() });
  /** The table itself, or with changed assumptions the key of the model judged with them. */
  const model = async (summary: SheetValues, settings: SheetValues | null): Promise<SheetValues> =>
    settings && !isModelCell(summary) ? [[await runtime.ask("judgeModel", { summary, settings })]] : summary;
  const inputs = async (contents: "sample" | "empty") =>
    (await runtime.ask("inputsSheet", { contents, sheet: null, stamp: stamp() })).block;
  return {
    describe: async (summary, settings) => {
      const description = await runtime.ask("describeModel", { model: await model(summary, settings) });
      if (isModelCell(summary)) return { ...description, findings: [] };
      const audit = await runtime.ask("auditData", { data: summary, settings: null, areBlanksVisible: true });
      return { ...description, findings: auditFindings(audit) };
    },
    plan: async (question, control) =>
      planReading(runtime, question, await model(question.summary, question.settings), control),
    review: async ({ summary, settings, budget, limits, objective }) =>
      runtime.ask("reviewLimits", { model: await model(summary, settings), budget, limits, objective, settings }),
    robustness: async ({ summary, settings, limits, objective }, plan) =>
      runtime.ask("planRobustness", {
        model: await model(summary, settings),
        plan: plan.map((amount) => [amount]),
        ...{ limits, objective, amount: null },
      }),
    prices: async ({ summary, settings, budget, limits, objective, posture }, plan, control) => {
      const question = { budget, limits, objective, posture, settings, plan: plan.map((amount) => [amount]) };
      const request = { ...question, model: await model(summary, settings) };
      return pricedLimits(await runtime.ask("priceLimits", request, control));
    },
    blend: async ({ summary, settings, budget, limits, objective }, plan) =>
      runtime.ask("blendPlans", {
        model: await model(summary, settings),
        plan: plan.map((amount) => [amount]),
        ...{ budget, limits, objective, settings },
      }),
    curve: async (summary, settings, channel, upTo) => {
      const of = { model: await model(summary, settings), channel, ifNotFound: null };
      return {
        name: channel,
        points: curvePoints(
          await runtime.ask("channelCurve", { ...of, from: 0, to: upTo, steps: 40, confidence: null }),
        ),
        saturation: await shareFull(runtime, of),
      };
    },
    sampleSheet: () => inputs("sample"),
    emptySheet: () => inputs("empty"),
    planSheet: (question, cells, blend) => planSheet(runtime, question, cells, { blend, stamp: stamp() }),
    scenarios: createScenarioPlanner({ runtime, model, stamp }),
  };
}

/** True for the single cell of a fitted model, which is planned with as it is. */
function isModelCell(summary: SheetValues): boolean {
  return summary.length === 1 && summary[0]?.length === 1;
}

/** AUDIT_DATA's rows (Check, Severity, Where, Found, Fix) as findings; the place stays in words. */
function auditFindings({ rows }: JobResponse<"auditData">): ModelFacts["findings"] {
  return rows.map(([check, severity, where, found, fix]) => ({
    check: String(check),
    severity: severity === "error" || severity === "warning" ? severity : "note",
    found: asSentence(where && severity !== "note" ? `${String(where)}: ${String(found)}` : String(found)),
    fix: asSentence(String(fix)),
  }));
}

async function planReading(
  runtime: Runtime,
  question: PlanQuestion,
  model: SheetValues,
  control?: HeavyControl,
): Promise<PlanReading> {
  const { budget, limits, objective, posture, settings } = question;
  const answer = await bestPlan(
    runtime,
    { model, budget, limits, objective, posture, settings },
    question.summary.length,
    control,
  );
  const plan = answer.channels.map((channel) => [channel.name, channel.plan]);
  const isLong = isLongSearch({ limits, posture }, answer.channels.length);
  const made = isLong ? { objective } : { objective, posture, settings };
  const sentences = await runtime.ask("explainPlan", { model, plan, limits, style: "full", ...made });
  const reasons = sentences.slice(0, answer.channels.length);
  return {
    outcomeName: answer.outcomeName,
    objective,
    channels: answer.channels.map((channel, index) => channelPlan(channel, reasons[index] ?? "")),
    mean: answer.total.mean,
    low: answer.total.low,
    high: answer.total.high,
    current: sum(answer.channels.map(({ currentOutcome }) => currentOutcome)),
    spend: answer.spend,
    unspent: answer.unspent,
    unspentWhy: answer.unspentWhy,
    chance: answer.chanceToBeat,
    target: answer.observed,
    proof: { value: answer.value, bound: answer.upperBound, gap: answer.gap, verdict: answer.verdict },
    prices:
      limits && !isLong
        ? pricedLimits(await runtime.ask("checkLimits", { model, plan, limits, budget, objective, posture, settings }))
        : null,
    why: sentences.slice(answer.channels.length),
    findings: answer.findings,
  };
}

/** CHECK_LIMITS' prices of the limits that hold, the costliest first. The budget itself is no limit to loosen here. */
function pricedLimits({ limits }: JobResponse<"priceLimits">): readonly LimitPrice[] {
  return limits
    .filter(({ isBinding, kind }) => isBinding && kind !== "Budget")
    .flatMap(({ limit, kind, bound, cost }) => (cost !== null && cost > 0 ? [{ name: limit, kind, bound, cost }] : []))
    .sort((a, b) => b.cost - a.cost);
}

function channelPlan(channel: JobResponse<"optimizeBudget">["channels"][number], reason: string): ChannelPlan {
  const { name, current, plan, changeShare, outcome, low, high, marginal, binding, robust, lower, upper } = channel;
  const spread = channel.bestHigh > channel.bestLow ? { from: channel.bestLow, to: channel.bestHigh } : null;
  return {
    name,
    current,
    plan,
    changeShare,
    outcome,
    low,
    high,
    marginal,
    binding,
    robust,
    lower,
    upper,
    spread,
    reason,
  };
}

interface ChannelOfModel {
  readonly model: SheetValues;
  readonly channel: string;
  readonly ifNotFound: null;
}

/** Share of the ceiling reached now; null where the curve has none (the job says so as an error). */
async function shareFull(runtime: Runtime, of: ChannelOfModel): Promise<number | null> {
  try {
    const share = await runtime.ask("channelSaturation", { ...of, spend: null, measure: "share" });
    return typeof share === "number" ? share : null;
  } catch {
    return null;
  }
}

type Stamp = JobRequest<"planSheet">["stamp"];

async function planSheet(
  runtime: Runtime,
  question: PlanQuestion,
  cells: PlanCells,
  { blend, stamp }: { readonly blend: PlanBlend | null; readonly stamp: Stamp },
): Promise<PlanSheet> {
  const { summary, budget, objective, posture, limits, settings, approvalAbove } = question;
  const values = { budget, objective, posture: postureCell(posture), approvalAbove, limits, settings, blend };
  const { block, layout } = await runtime.ask("planSheet", { summary, sources: cells, values, stamp });
  const {
    budget: budgetCell,
    objective: objectiveCell,
    posture: postureAt,
    limits: limitsAt,
    settings: settingsAt,
    approvalAbove: approvalAt,
  } = layout;
  return {
    block,
    own: {
      ...{ budget: budgetCell, objective: objectiveCell, posture: postureAt, limits: limitsAt },
      ...{ settings: settingsAt, approvalAbove: approvalAt },
    },
    plan: layout.plan,
  };
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
