import type { Table } from "../base";
import { readTest as work, type ReadTestQuestion } from "../experiments";

/** What READ_TEST asks. */
export type ReadTestRequest = ReadTestQuestion;

/** What a test says: Lift, Low, High, P(better), p value; one row per test group. */
export function readTest(request: ReadTestRequest): Table {
  return work(request);
}
