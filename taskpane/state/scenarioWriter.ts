import type { SheetBlock } from "../../src/sheets";
import type { WritePreview } from "../../src/workbook";
import { announcements } from "../text/announcements";
import type { PlanCells, PlanQuestion } from "./planner";
import type { ReportNames, SheetNames } from "./scenarioPlanner";
import type { WorkspaceCore } from "./workspaceCore";

/** The way of scenarios and reports into sheets of live formulas. */
export class ScenarioWriter {
  constructor(private readonly core: WorkspaceCore) {}

  /** The sheets that writing the scenarios would make or rewrite, with the names they would get. */
  async previewScenarios(): Promise<readonly WritePreview[]> {
    return this.core.port.previewSheets(await this.scenarioBlocks(null));
  }

  /** Writes the Scenarios sheet, a page per scenario and the Checks sheet as live formulas, and shows the first. */
  async writeScenarios(): Promise<readonly string[]> {
    const names = (await this.previewScenarios()).map(({ sheet }) => sheet);
    const [first = "", ...rest] = names;
    const given = { scenarios: first, tabs: rest.slice(0, -1), checks: rest.at(-1) ?? "" };
    return this.write(await this.scenarioBlocks(given), names);
  }

  async previewReports(): Promise<readonly WritePreview[]> {
    return this.core.port.previewSheets(await this.reportBlocks(null));
  }

  /** Writes the Answer, Sensitivity, Limits and Risk reports as live formulas and shows the first. */
  async writeReports(): Promise<readonly string[]> {
    const names = (await this.previewReports()).map(({ sheet }) => sheet);
    const [answer = "", sensitivity = "", limits = "", risk = ""] = names;
    return this.write(await this.reportBlocks({ answer, sensitivity, limits, risk }), names);
  }

  private async write(blocks: readonly SheetBlock[], names: readonly string[]): Promise<readonly string[]> {
    await this.core.port.writeSheets(blocks);
    await this.core.port.select({ sheet: names[0] ?? "", row: 0, column: 0, rows: 1, columns: 1 });
    this.core.set({ announcement: announcements.scenariosWritten(names.length) });
    return names;
  }

  private async scenarioBlocks(names: SheetNames | null): Promise<readonly SheetBlock[]> {
    const { question, cells, channels } = this.ground();
    const { scenarios } = this.core.get();
    return this.core.planner.scenarios.sheets(question, { scenarios, channels }, cells, names);
  }

  private async reportBlocks(names: ReportNames | null): Promise<readonly SheetBlock[]> {
    const { question, cells, channels } = this.ground();
    return this.core.planner.scenarios.reports(question, channels, cells, names);
  }

  /** What sheets of formulas stand on: the question, the cells that hold it, and the channels in the user's order. */
  private ground(): { question: PlanQuestion; cells: PlanCells; channels: readonly string[] } {
    const { source, cells, model } = this.core.get();
    const question = this.core.question();
    if (!source || !question) throw new Error(announcements.noBudget);
    const channels = (model.last?.channels ?? []).map(({ name }) => name);
    return { question, cells: { summary: source.summary, ...cells }, channels };
  }
}
