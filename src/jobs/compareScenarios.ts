import type { SheetValues, Table } from "../base";
import {
  compareScenarios as compare,
  comparisonSentences,
  comparisonTable,
  scenarioPlansTable,
  type Comparison,
} from "../scenarios";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

/** What COMPARE_SCENARIOS and the Scenarios screen ask. Limits omitted: none; baseline omitted: the present spends. */
export interface CompareScenariosRequest {
  readonly model: SheetValues;
  readonly scenarios: SheetValues;
  readonly limits: SheetValues | null;
  readonly baseline: string | null;
}

/** The comparison in numbers, as COMPARE_SCENARIOS' table, as amounts per channel, and in sentences. */
export interface CompareScenariosAnswer extends Comparison {
  readonly table: Table;
  readonly plans: Table;
  readonly sentences: readonly string[];
}

/** Every scenario re-optimised and set against a baseline on common draws. */
export function compareScenarios(request: CompareScenariosRequest, context: JobContext): CompareScenariosAnswer {
  const comparison = compare(resolveModel(request.model, context), request);
  return {
    ...comparison,
    table: comparisonTable(comparison),
    plans: scenarioPlansTable(comparison),
    sentences: comparisonSentences(comparison),
  };
}
