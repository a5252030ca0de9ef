/** Words of the Track screen on who may do what. */
export const governWords = {
  title: "How far Marginal may go",
  hint: "The choice is kept in this workbook and every change of it is logged.",
  stages: {
    suggest: { name: "Suggest", hint: "Writes nothing without Apply." },
    "suggest within limits": {
      name: "Suggest within limits",
      hint: "As above, and Apply takes only plans within the guardrails below.",
    },
    "fill the plan range": {
      name: "Fill the plan range",
      hint: "Also writes plans within the guardrails into the range below, nowhere else, and logs every write.",
    },
  },
  usualMoves: "Where a guardrail is blank, 20% holds for what Marginal does on its own.",
  olderMoves: (moves: string): string =>
    `This workbook agreed earlier to ${moves} for what Marginal does on its own. That still holds until you type a guardrail here.`,
  olderMove: (share: string): string => `${share} of a channel`,
  olderTurnover: (share: string): string => `${share} of the money`,
  range: "Plan range (a defined name)",
  choose: "Choose a name",
  noNames: "This workbook has no defined names. Select the cells for the plan and give them a name first.",
  noRange: "Choose the range that may be filled: a defined name of this workbook",
  rangeGone: (name: string): string => `The name "${name}" is gone. Choose another plan range`,
  wrongSize: (n: number): string =>
    `The plan range needs one row for each of the ${n} channels, or channel names beside it`,
  noRow: (channel: string): string => `The plan range has no row for ${channel}. Add it, or choose another range`,
  hasFormula: (channel: string): string =>
    `The plan range holds a formula for ${channel}. Marginal does not write over formulas: clear it or choose another range`,
  stageChanged: (stage: string): string => `Stage: ${stage}.`,
  filled: (n: number, name: string): string => `${n} ${n === 1 ? "cell" : "cells"} of "${name}" filled.`,
  automatic: "filled within the guardrails",
} as const;
