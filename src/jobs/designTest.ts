import type { Table } from "../base";
import { designTest as design, type DesignQuestion } from "../experiments";

/** What DESIGN_TEST asks. */
export type DesignTestRequest = DesignQuestion;

/** The least that a test needs to tell a lift from none: Sample, Weeks, Spend, Holdout, Power. */
export function designTest(request: DesignTestRequest): Table {
  return design(request);
}
