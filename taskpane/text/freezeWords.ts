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
  left: (cells: readonly string[]): string => {
    const named = cells.slice(0, 3).join(", ");
    const rest = cells.length > 3 ? ` and ${cells.length - 3} more` : "";
    return `Not put back, since the cells were changed: ${named}${rest}. Undo those changes and restore again.`;
  },
  working: "Working through the sheets",
};
