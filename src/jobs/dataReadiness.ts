import type { SheetValues, Table } from "../base";
import { assessReadiness, type Mapping, type Readiness } from "../data";

/** What DATA_READINESS asks. */
export interface DataReadinessRequest {
  readonly data: SheetValues;
  /** Roles that the user corrected in the pane; left out: recognised. */
  readonly mapping?: Mapping | null;
}

/** How far the data carry: the score 0-100, the kind of model they support, and the parts with reasons. */
export function dataReadiness({ data, mapping }: DataReadinessRequest): Readiness {
  return assessReadiness(data, { mapping: mapping ?? undefined });
}

/** The parts as a table: Part, Score, Why, Next step. */
export function readinessParts(request: DataReadinessRequest): Table {
  const { parts } = dataReadiness(request);
  return {
    header: ["Part", "Score", "Why", "Next step"],
    rows: parts.map(({ part, score, why, next }) => [part, score, why, next]),
  };
}
