/** Words of the Track screen. */
export const trackText = {
  title: "Track",
  who: "Your name",
  whoHint: "It stands in the log and beside approvals.",
  nameNeeded: "Type your name first: the log needs to know who decides.",
  reasonNeeded: "Type a reason before you reject.",
  apply: "Apply the plan",
  applied: "The plan is at work. Fill in the Actuals sheet as figures come in.",
  appliedFitted:
    "The plan is at work. Add new rows under your history: Track compares them with the model's prediction.",
  noPlan: "Make a plan first: then it can be applied and tracked here.",
  toPlan: "Go to the plan",
  approvals: "Approvals",
  approvalsHint: (share: string): string => `Moves above ${share} need somebody to agree to that very amount.`,
  approved: "Agreed to",
  note: (channel: string): string => `Note on ${channel}`,
  request: "Request",
  approve: "Approve",
  reject: "Reject",
  override: "Reason to apply although the model fails",
  actuals: "Fill in actuals",
  waiting: (sheet: string): string =>
    `The plan is at work. Type or paste what was spent and what came of it into "${sheet}".`,
  waitingFitted: "The plan is at work. Add new rows under your history as figures come in.",
  spent: (actual: string, planned: string): string => `${actual} of ${planned} spent`,
  expected: (mean: string, low: string, high: string): string => `expected ${mean} (${low} – ${high})`,
  total: "Total",
  channels: "Plan, actual and expectation",
  allWell: "All channels are on track.",
  alerts: (n: number): string => (n === 1 ? "1 channel needs a look." : `${n} channels need a look.`),
  noteAlert: "Note in the log",
  replan: "Plan the next period from these figures",
  review: "Write the monthly review",
  reviewWritten: (sheet: string): string => `The review stands on sheet "${sheet}" as live formulas.`,
  start: "Roll-out checklist",
  startWritten: (sheet: string): string => `The roll-out checklist stands on sheet "${sheet}".`,
  log: "Log",
  openLog: "Open the log",
  intact: (n: number): string => `${n} ${n === 1 ? "entry" : "entries"}, every row as it was written.`,
  damaged: "The log was changed after it was written:",
  row: (row: number, found: string): string => `Row ${row}: ${found}.`,
  decided: (channel: string, decision: string): string => `${channel}: ${decision}.`,
  noted: (channel: string): string => `Noted in the log: ${channel}.`,
  modelAge: (since: string): string => `At work since ${since.slice(0, 10)}.`,
};

/** A status in words and a shape, never by colour alone. */
export const statusShapes: Readonly<Record<"on track" | "watch" | "act", string>> = {
  "on track": "● on track",
  watch: "▲ watch",
  act: "■ act",
};

/** An approval's state in words, with who decided. */
export function approvalText(state: string, by: string, note: string): string {
  const words: Record<string, string> = {
    "needs approval": "needs approval",
    requested: `requested by ${by}`,
    approved: `approved by ${by}`,
    rejected: `rejected by ${by}`,
    void: `void: ${by} approved another amount`,
  };
  const said = words[state] ?? state;
  return note === "" ? said : `${said} · ${note}`;
}
