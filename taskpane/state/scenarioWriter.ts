import type { SheetBlock } from "../../src/sheets";
import type { Address, WritePreview } from "../../src/workbook";
import { announcements } from "../text/announcements";
import { withChecks } from "./checksWriter";
import type { PlanQuestion } from "./planner";
import type { ReportNames, ScenarioCells, SheetNames } from "./scenarioPlanner";
import type { WorkspaceCore } from "./workspaceCore";

interface Ground {
  readonly question: PlanQuestion;
  readonly cells: ScenarioCells;
  readonly channels: readonly string[];
}

/** The way of scenarios and reports into sheets of live formulas. */
export class ScenarioWriter {
  constructor(private readonly core: WorkspaceCore) {}

  /** The sheets that writing the scenarios would make or rewrite, with the names they would get. */
  async previewScenarios(): Promise<readonly WritePreview[]> {
    return this.core.port.previewSheets(await this.gathered(await this.scenarioBlocks(null)));
  }

  /** Writes the Scenarios sheet, a page per scenario and the Checks sheet as live formulas, and shows the first. */
  async writeScenarios(): Promise<readonly string[]> {
    const [scenarios = "", ...tabs] = await this.namesOf(await this.scenarioBlocks(null));
    return this.write(await this.scenarioBlocks({ scenarios, tabs }));
  }

  async previewReports(): Promise<readonly WritePreview[]> {
    return this.core.port.previewSheets(await this.gathered(await this.reportBlocks(null)));
  }

  /** Writes the Answer, Sensitivity, Limits and Risk reports and the Checks sheet as live formulas; shows the first. */
  async writeReports(): Promise<readonly string[]> {
    const names = await this.namesOf(await this.reportBlocks(null));
    const [answer = "", sensitivity = "", limits = "", risk = ""] = names;
    return this.write(await this.reportBlocks({ answer, sensitivity, limits, risk }));
  }

  /** The names that these sheets get together. */
  private async namesOf(blocks: readonly SheetBlock[]): Promise<readonly string[]> {
    return (await this.core.port.previewSheets(blocks)).map(({ sheet }) => sheet);
  }

  private gathered(blocks: readonly SheetBlock[]): Promise<readonly SheetBlock[]> {
    return withChecks(this.core.port, this.core.planner.scenarios.checks, blocks, true);
  }

  private async write(blocks: readonly SheetBlock[]): Promise<readonly string[]> {
    const names = (await this.core.port.writeSheets(await this.gathered(blocks))).map(({ sheet }) => sheet);
    await this.core.port.select({ sheet: names[0] ?? "", row: 0, column: 0, rows: 1, columns: 1 });
    this.core.set({ announcement: announcements.scenariosWritten(names.length) });
    return names;
  }

  private async scenarioBlocks(names: SheetNames | null): Promise<readonly SheetBlock[]> {
    const { question, cells, channels } = await this.ground();
    const { scenarios } = this.core.get();
    return this.core.planner.scenarios.sheets(question, { scenarios, channels }, cells, names);
  }

  private async reportBlocks(names: ReportNames | null): Promise<readonly SheetBlock[]> {
    const { question, cells, channels } = await this.ground();
    return this.core.planner.scenarios.reports(question, channels, cells, names);
  }

  /** What sheets of formulas stand on: the question, the cells that hold it, and the channels in the user's order. */
  private async ground(): Promise<Ground> {
    const { source, cells, model } = this.core.get();
    const question = this.core.question();
    if (!source || !question) throw new Error(announcements.noBudget);
    const channels = (model.last?.channels ?? []).map(({ name }) => name);
    const modelData = source.kind === "fit" ? await this.modelData(source.summary.sheet) : null;
    return { question, cells: { summary: source.summary, ...cells, modelData }, channels };
  }

  /** The cell on a fitted model's sheet that says whether the model knows the history as it stands. */
  private async modelData(sheet: string): Promise<Address | null> {
    const found = (await this.core.port.places()).find(({ name }) => name === "Model_data");
    return found?.address.sheet === sheet ? found.address : null;
  }
}
