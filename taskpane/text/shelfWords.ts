import { count } from "./dataWords";

/** Words of the models that a workbook keeps. */
export const shelfWords = {
  title: "Models in this workbook",
  hint: "Fitted models are kept in the workbook, so that it answers without a fit when it is opened again. None is ever deleted unless you do it here.",
  none: "No fitted model is kept yet.",
  used: "used in cells",
  unused: "in no cell",
  size: (kilobytes: number): string => `${kilobytes} KB`,
  span: (from: string, until: string, periods: number, unit: string): string =>
    `${from} to ${until}, ${count(periods, unit)}`,
  save: "Save as file",
  saveOf: (key: string): string => `Save ${key} as a file`,
  open: "Open a model file",
  openHint: "A file that was saved here or in another workbook. It is checked and then used without a fit.",
  remove: "Delete",
  removeOf: (key: string): string => `Delete ${key}`,
  sure: (isUsed: boolean): string =>
    isUsed
      ? "Cells use this model: once the workbook is closed they must fit it again. Delete it for good?"
      : "Delete it for good? It can be fitted again from the same data.",
  yes: "Delete for good",
  no: "Keep it",
  saved: (name: string): string => `Saved as ${name}.`,
  opened: (text: string): string => `Opened ${text}. Write it to a sheet to plan with it.`,
  deleted: (key: string): string => `Deleted ${key}.`,
};
