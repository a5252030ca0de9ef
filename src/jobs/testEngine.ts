import type { ResultCell, Table } from "../base";
import { createFitPlan, effectEvidence, type FitRanges, plantWorld, readDraws, thinChains } from "../models";
import type { HeavyControl, JobContext, TaskRunner } from "./job";
import { sampleChains } from "./sampleChains";

/** The ranges of a fit, and the seed of the world to plant (1 if omitted). */
export interface TestEngineRequest extends FitRanges {
  readonly seed: number | null;
}

/**
 * Tests the engine on a planted world like the user's: the same spends, dates and controls, an outcome made up with known
 * returns, fitted as any other. Table: Channel, Planted, Recovered, Low, High (90%), Inside.
 */
export async function testEngine(
  { seed, ...ranges }: TestEngineRequest,
  _context: JobContext,
  runner: TaskRunner,
  control: HeavyControl,
): Promise<Table> {
  const { plan, perMoney } = plantWorld(createFitPlan(ranges), seed ?? 1);
  const [chains] = await sampleChains([plan], runner, control);
  const evidence = effectEvidence(readDraws(plan, thinChains(chains!)));
  const rows = evidence.map(({ name, perMoney: found }, c): ResultCell[] => {
    const truth = perMoney[c]!;
    return [name, truth, found.mean, found.low, found.high, truth >= found.low && truth <= found.high];
  });
  return { header: ["Channel", "Planted", "Recovered", "Low 5%", "High 95%", "Inside"], rows };
}
