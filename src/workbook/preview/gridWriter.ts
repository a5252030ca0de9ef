import type { Model } from "@odoo/o-spreadsheet";
import { intersection, invalid } from "../../base";
import type { BlockRange } from "../../sheets";
import { givenContent } from "../blockContents";
import { planWrite, refuseOccupied, type PlannedWrite, type WorkbookFacts } from "../planWrite";
import type { Address, WorkbookPort } from "../port";
import { blockCommands, contentCommands, nameCommands, roomCommands, sheetCommand } from "./blockCommands";
import { command, dispatchBulk, type GridCommand } from "./bulkCommands";
import { chartCommand } from "./chartCommand";
import { filledCells, sheetIdOf, zoneOf } from "./gridReader";
import { restoreCommands, restoreNames } from "./savedCells";

/** What we made on a sheet of ours: the cells we last wrote and the charts that stand there by us. */
export interface OwnSheet {
  readonly extent: BlockRange;
  readonly charts: readonly string[];
}

type Undo = () => void;
type Writes = Pick<WorkbookPort, "previewWrite" | "write" | "setCells" | "undoLastWrite">;

/** The writing half of the preview's port. Each write is one step in the grid's own undo as well. */
export class GridWriter implements Writes {
  private undoLast: Undo | null = null;

  /** `quietly` runs a change of ours so that no listener hears of it. */
  constructor(
    private readonly model: Model,
    private readonly ownSheets: Map<string, OwnSheet>,
    private readonly quietly: (change: () => void) => void,
  ) {}

  async previewWrite(...[block, target]: Parameters<Writes["previewWrite"]>): ReturnType<Writes["previewWrite"]> {
    return (await planWrite(block, target, this.facts())).preview;
  }

  async write(...[block, target]: Parameters<Writes["write"]>): ReturnType<Writes["write"]> {
    const planned = await planWrite(block, target, this.facts());
    refuseOccupied(planned.preview);
    this.undoLast = this.put(planned, target.kind === "own");
    return planned.preview;
  }

  async setCells(...[address, contents]: Parameters<Writes["setCells"]>): Promise<void> {
    checkShape(address, contents);
    const { getters } = this.model;
    const sheetId = sheetIdOf(getters, address.sheet);
    const restore = restoreCommands(getters, sheetId, [address]);
    const given = contents.map((line) => line.map(givenContent));
    this.change([
      ...roomCommands(getters, sheetId, address.sheet, address),
      ...contentCommands(sheetId, address, given),
    ]);
    this.undoLast = () => this.change(restore);
  }

  async undoLastWrite(): Promise<boolean> {
    const undo = this.undoLast;
    this.undoLast = null;
    undo?.();
    return undo !== null;
  }

  private facts(): WorkbookFacts {
    const { getters } = this.model;
    return {
      sheets: getters.getSheetIds().map((id) => getters.getSheetName(id)),
      ownExtent: (sheet) => this.ownSheets.get(sheetIdOf(getters, sheet))?.extent ?? null,
      filled: async (address) =>
        filledCells(getters, sheetIdOf(getters, address.sheet))
          .filter((cell) => intersection(cell, address))
          .map((cell) => ({ sheet: address.sheet, ...cell })),
    };
  }

  /** Runs a change that has its own way back: the write before it can no longer be undone. */
  withoutUndo<T>(run: () => Promise<T>): Promise<T> {
    this.undoLast = null;
    return run();
  }

  /** Makes changes as one step that no listener hears of. */
  change(commands: readonly GridCommand[]): void {
    this.quietly(() => dispatchBulk(this.model, commands));
  }

  /** Writes a planned block as one step; returns what undoes it. */
  private put(planned: PlannedWrite, isOwn: boolean): Undo {
    const { preview, block, extent } = planned;
    const { getters, uuidGenerator } = this.model;
    const sheetId = preview.isNewSheet ? uuidGenerator.smallUuid() : sheetIdOf(getters, preview.sheet);
    const charts = block.charts.map((chart) => ({ chart, id: uuidGenerator.smallUuid() }));
    const undo = this.undoOf(
      planned,
      sheetId,
      charts.map(({ id }) => id),
    );
    const place = { sheetId, sheet: preview.sheet, columnWidths: isOwn ? block.columnWidths : [] };
    this.change([
      ...this.clearingCommands(planned, sheetId, isOwn),
      ...blockCommands(block, { ...place, extent }, isOwn),
      ...charts.map(({ chart, id }) => chartCommand(chart, { ...place, id })),
      ...nameCommands(getters, block, sheetId, (id) => id === sheetId || this.ownSheets.has(id)),
    ]);
    if (isOwn) this.ownSheets.set(sheetId, { extent, charts: charts.map(({ id }) => id) });
    return undo;
  }

  /** Makes the sheet, or makes room on it and clears what an earlier write of ours left there. */
  private clearingCommands({ preview, extent, stale }: PlannedWrite, sheetId: string, isOwn: boolean): GridCommand[] {
    const { getters } = this.model;
    const { sheet } = preview;
    if (preview.isNewSheet) return [sheetCommand({ sheetId, sheet, extent }, getters.getSheetIds().length)];
    const charts = isOwn ? (this.ownSheets.get(sheetId)?.charts ?? []) : [];
    const standing = charts.filter((id) => getters.getFigure(sheetId, id));
    return [
      ...roomCommands(getters, sheetId, sheet, extent),
      ...standing.map((figureId) => command("DELETE_FIGURE", { sheetId, figureId })),
      ...(stale ? [command("CLEAR_CELLS", { sheetId, target: [zoneOf(stale)] })] : []),
    ];
  }

  /** What takes a write back: the new sheet goes, or cells, looks, names and charts stand as they do now. */
  private undoOf({ preview }: PlannedWrite, sheetId: string, newCharts: readonly string[]): Undo {
    const { getters } = this.model;
    const before = this.ownSheets.get(sheetId);
    const names = restoreNames(getters);
    const restore = preview.isNewSheet ? [] : restoreCommands(getters, sheetId, preview.ranges);
    const oldCharts = preview.isNewSheet ? [] : this.chartsNow(sheetId, before?.charts ?? []);
    return () => {
      const figures = newCharts.map((figureId) => command("DELETE_FIGURE", { sheetId, figureId }));
      const removal = command("DELETE_SHEET", { sheetId, sheetName: preview.sheet });
      this.change(preview.isNewSheet ? [removal] : [...figures, ...restore, ...oldCharts]);
      this.change(names(getters));
      if (before) this.ownSheets.set(sheetId, before);
      else this.ownSheets.delete(sheetId);
    };
  }

  /** The commands that draw these charts again as they are now. */
  private chartsNow(sheetId: string, figureIds: readonly string[]): GridCommand[] {
    const { getters } = this.model;
    return figureIds.flatMap((figureId) => {
      const figure = getters.getFigure(sheetId, figureId);
      const chartId = getters.getChartIds(sheetId).find((id) => getters.getFigureIdFromChartId(id) === figureId);
      if (!figure || !chartId) return [];
      const { col, row, offset, width, height } = figure;
      const definition = getters.getChartDefinition(chartId);
      const size = { width, height };
      return [command("CREATE_CHART", { sheetId, figureId, chartId, col, row, offset, size, definition })];
    });
  }
}

function checkShape(address: Address, contents: readonly (readonly unknown[])[]): void {
  const fits = contents.length === address.rows && contents.every((line) => line.length === address.columns);
  if (!fits) invalid(`setCells: ${address.rows} × ${address.columns} cells need contents of the same shape.`);
}
