/** Words of freezing and restoring formulas. */
export const freezeWords = {
  title: "Share without the add-in",
  meaning:
    "Readers without Marginal see #NAME? in its formulas. Freeze replaces them by their values on every sheet; Restore puts the same formulas back.",
  freeze: "Freeze formulas",
  freezeMore: "Freeze new formulas",
  restore: (count: number): string => `Restore ${count === 1 ? "1 formula" : `${count} formulas`}`,
  frozen: (count: number): string =>
    count === 0
      ? "There is no live formula of Marginal in this workbook."
      : `${count === 1 ? "1 formula now stands as a value" : `${count} formulas now stand as values`}.`,
  restored: (count: number): string => `${count === 1 ? "1 formula is" : `${count} formulas are`} live again.`,
  left: (count: number): string =>
    `${count === 1 ? "1 formula was" : `${count} formulas were`} not put back, since the cells or what they refer to were changed. Undo those changes and restore again, or copy from below.`,
  leftList: "Cells that were left, and their formulas",
  working: "Working through the sheets",
};
