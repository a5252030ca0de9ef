import type { SheetValues, Table } from "../base";
import { assessReadiness, type Readiness } from "../data";

/** What DATA_READINESS asks. */
export interface DataReadinessRequest {
  readonly data: SheetValues;
}

/** How far the data carry: the score 0-100, the kind of model they support, and the parts with reasons. */
export function dataReadiness({ data }: DataReadinessRequest): Readiness {
  return assessReadiness(data);
}

/** The parts as a table: Part, Score, Why, Next step. */
export function readinessParts({ data }: DataReadinessRequest): Table {
  const { parts } = assessReadiness(data);
  return {
    header: ["Part", "Score", "Why", "Next step"],
    rows: parts.map(({ part, score, why, next }) => [part, score, why, next]),
  };
}
