import {
  fittedDocument,
  finishFit,
  type FinishedFit,
  type FitPlan,
  holdoutPlan,
  type MmmChain,
  readDraws,
  sampleMmm as sample,
  scoreAhead,
  type Scored,
  thinChains,
  writeDocument,
} from "../models";
import type { Progress } from "./job";
import { solveFlightTask } from "./solveFlightTask";

/**
 * A piece of heavy work on plain data: a generator that reports and may be paused or dropped at every report. The same
 * request gives the same bits in a worker, in this thread and in Node.
 */
export type Task<Request, Response> = (request: Request) => Generator<Progress, Response>;

export interface SampleRequest {
  readonly plan: FitPlan;
  readonly chain: number;
}

function* sampleChainTask({ plan, chain }: SampleRequest): Generator<Progress, MmmChain> {
  const run = sample(plan, chain);
  for (let step = run.next(); ; step = run.next()) {
    if (step.done) return step.value;
    const { phase, done, divergences } = step.value;
    yield { phase, done, detail: divergences > 0 ? `${divergences} divergent` : "" };
  }
}

export interface FinishRequest {
  readonly plan: FitPlan;
  readonly chains: readonly MmmChain[];
  readonly holdoutChains: readonly MmmChain[];
}

function* finishFitTask({ plan, chains, holdoutChains }: FinishRequest): Generator<Progress, FinishedFit> {
  const run = finishFit(plan, chains, holdoutChains);
  for (let step = run.next(); ; step = run.next()) {
    if (step.done) return step.value;
    yield { phase: step.value, done: 0.5, detail: "" };
  }
}

export interface PackRequest {
  readonly key: string;
  readonly finished: FinishedFit;
}

/** The stored form of a fit as text: work for a worker, since its draws are many. */
function* packFitTask({ key, finished }: PackRequest): Generator<Progress, string> {
  yield { phase: "keeping the model", done: 0.5, detail: "" };
  return writeDocument(fittedDocument(key, finished));
}

export interface ScoreRequest {
  readonly plan: FitPlan;
  /** Chains of the fit on the rows before `from`. */
  readonly chains: readonly MmmChain[];
  readonly from: number;
  readonly to: number;
  readonly confidence: number;
  /** Add the periods up before scoring: one forecast of the total. */
  readonly isTotal: boolean;
}

function* scoreTask({ plan, chains, from, to, confidence, isTotal }: ScoreRequest): Generator<Progress, Scored> {
  yield { phase: "scoring", done: 0, detail: "" };
  const fit = readDraws(holdoutPlan(plan, from), thinChains(chains));
  return scoreAhead(fit, plan, { from, to, confidence, isTotal });
}

/** Every task by its name. */
export const tasks = {
  sampleChain: sampleChainTask,
  finishFit: finishFitTask,
  packFit: packFitTask,
  scoreAhead: scoreTask,
  solveFlight: solveFlightTask,
};

export type TaskName = keyof typeof tasks;
export type TaskRequest<N extends TaskName> = Parameters<(typeof tasks)[N]>[0];
export type TaskResponse<N extends TaskName> =
  ReturnType<(typeof tasks)[N]> extends Generator<Progress, infer R> ? R : never;
