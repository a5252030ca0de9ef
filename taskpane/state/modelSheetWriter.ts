import type { SheetBlock } from "../../src/sheets";
import type { Address, WorkbookPort, WritePreview } from "../../src/workbook";
import { withChecks } from "./checksWriter";
import type { FitReader } from "./fitReader";

/** Writes the Model sheet, and the Checks sheet anew where the workbook has one. */
export class ModelSheetWriter {
  constructor(
    private readonly port: WorkbookPort,
    private readonly reader: Pick<FitReader, "checks">,
  ) {}

  /** The cells that writing it would touch. Nothing changes yet. */
  async preview(block: SheetBlock): Promise<WritePreview> {
    const [model, ...others] = await this.port.previewSheets(await this.blocks(block));
    return { ...model!, ranges: [model!, ...others].flatMap(({ ranges }) => ranges) };
  }

  /** Writes it and shows it; returns the cell of the model's key. */
  async write(block: SheetBlock): Promise<Address> {
    const { sheet } = (await this.port.writeSheets(await this.blocks(block)))[0]!;
    const range = block.names.find(({ name }) => name === "Fitted_model")?.range;
    await this.port.select({ sheet, row: 0, column: 0, rows: 1, columns: 1 });
    return { sheet, ...(range ?? { row: 0, column: 0, rows: 1, columns: 1 }) };
  }

  private blocks(block: SheetBlock): Promise<readonly SheetBlock[]> {
    return withChecks(this.port, this.reader.checks, [block], false);
  }
}
