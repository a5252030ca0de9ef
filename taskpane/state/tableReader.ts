import type { Runtime } from "../../functions/client";
import type { SheetValues } from "../../src/base";
import type { JobRequest, JobResponse } from "../../src/jobs";
import type { SheetBlock } from "../../src/sheets";

/** What was understood of a table: roles, history, findings with their cells. */
export type TableFacts = JobResponse<"understandData">;
export type TableMapping = TableFacts["mapping"];
export type ColumnRole = TableMapping["roles"][number];
export type Role = ColumnRole["role"];
export type PlacedFinding = TableFacts["findings"][number];
/** How far the data carry. */
export type Readiness = JobResponse<"dataReadiness">;

/** A clean copy ready to write, where its table stands on the sheet, what its columns are for, what was changed. */
export type CleanSheet = JobResponse<"cleanSheet">;
export type CleanQuestion = Omit<JobRequest<"cleanSheet">, "stamp">;

/** What the Data screen asks the engine, by the very jobs that the cells ask. Failures are EngineErrors with words. */
export interface TableReader {
  /** `mapping`: roles that the user corrected; null: recognised anew. Blanks are seen as blanks. */
  understand(values: SheetValues, mapping: TableMapping | null): Promise<TableFacts>;
  /** With the roles that the user corrected; without any it is what DATA_READINESS says in a cell. */
  readiness(values: SheetValues, mapping: TableMapping): Promise<Readiness>;
  cleanSheet(question: CleanQuestion): Promise<CleanSheet>;
  sampleHistory(): Promise<SheetBlock>;
}

/** The reader over the runtime of this page. `today` stands in the heads of the sheets it makes. */
export function createTableReader(runtime: Runtime, today: () => string): TableReader {
  const stamp = () => ({ version: runtime.version, date: today() });
  return {
    understand: (data, mapping) =>
      runtime.ask("understandData", { data, settings: null, areBlanksVisible: true, mapping }),
    readiness: (data, mapping) => runtime.ask("dataReadiness", { data, mapping }),
    cleanSheet: (question) => runtime.ask("cleanSheet", { ...question, stamp: stamp() }),
    sampleHistory: () => runtime.ask("sampleHistory", { stamp: stamp() }),
  };
}
