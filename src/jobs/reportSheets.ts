import {
  answerReport,
  limitsReport,
  riskReport,
  sensitivityReport,
  type ReportContents,
  type SheetBlock,
} from "../sheets";

/** What the reports are about; names null: the wanted ones (before the workbook has said which are free). */
export interface ReportSheetsRequest extends Omit<ReportContents, "names"> {
  readonly names: ReportContents["names"] | null;
}

const wanted = { answer: "Answer", sensitivity: "Sensitivity", limits: "Limits report", risk: "Risk" };

/** The Answer, Sensitivity, Limits and Risk reports, in that order: live formulas over the inputs' cells. */
export function reportSheets(request: ReportSheetsRequest): readonly SheetBlock[] {
  const contents: ReportContents = { ...request, names: request.names ?? wanted };
  return [answerReport(contents), sensitivityReport(contents), limitsReport(contents), riskReport(contents)];
}
