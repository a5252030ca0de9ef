import type { Table } from "../base";
import { applyRules as apply, type RulesQuestion } from "../monitoring";

/** What APPLY_RULES asks. Largest move omitted: moves are not capped. */
export type ApplyRulesRequest = RulesQuestion;

/** What the user's rules propose: Channel, Now, Proposed, Rule, Capped. */
export function applyRules(request: ApplyRulesRequest): Table {
  return apply(request);
}
