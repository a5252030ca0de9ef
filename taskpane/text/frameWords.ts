/** Words of the pane's frame and its first screen. */
export const frameWords = {
  product: "Marginal",
  firstRun: "Start",
  promise: "Plan next quarter's budget from last quarter's numbers. Nothing leaves this workbook.",
  useSelection: "Use the selected table",
  selectionFound: (address: string): string => `Found ${address}`,
  selectionMissing: "Select a cell of a table with Channel, Spend and an outcome such as Leads.",
  trySample: "Try the sample",
  sampleHint: "Six channels of last quarter, on a new sheet.",
  startEmpty: "Start with an empty table",
  tabs: "Steps",
  opening: "Reading the workbook",
  chip: (key: string, channels: number): string =>
    `${key.startsWith("MMM:") ? `MMM ${key.slice(4, 8)}` : "Judgement"} · ${channels} ${channels === 1 ? "channel" : "channels"}`,
  chipTip: (address: string): string => `Planned from ${address}. Choose another table.`,
  needsAttention: "needs attention",
  chooseAnother: "Choose another table",
};

/** Words for a table that has headers and no rows yet. */
export const emptyTableWords = {
  title: "The table is empty",
  lead: (cell: string): string => `Type your first channel into ${cell}, one row for each.`,
  columns: (headers: readonly string[]): string => `Each row has ${headers.join(", ")}.`,
  then: "The plan appears here as soon as there are numbers to plan from.",
  toTable: "Go to the table",
};
