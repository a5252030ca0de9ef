import type { Model } from "@odoo/o-spreadsheet";
import { intersection, invalid } from "../../base";
import type { BlockChart, BlockRange } from "../../sheets";
import { givenContent } from "../blockContents";
import { planSheets, planWrite, refuseOccupied, type PlannedWrite, type WorkbookFacts } from "../planWrite";
import type { Address, WorkbookPort } from "../port";
import {
  blockCommands,
  contentCommands,
  nameCommands,
  roomCommands,
  sheetCommand,
  type BlockPlace,
} from "./blockCommands";
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

/** A planned block with its place in the grid, made or still to be made. */
interface Placed extends PlannedWrite, BlockPlace {
  readonly position: number;
  readonly columnWidths: readonly number[];
  readonly charts: readonly { readonly chart: BlockChart; readonly id: string }[];
}

type Writes = Pick<
  WorkbookPort,
  "previewWrite" | "write" | "previewSheets" | "writeSheets" | "setCells" | "undoLastWrite"
>;

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
    this.undoLast = this.put([planned], target.kind === "own");
    return planned.preview;
  }

  async previewSheets(...[blocks]: Parameters<Writes["previewSheets"]>): ReturnType<Writes["previewSheets"]> {
    return (await planSheets(blocks, this.facts())).map(({ preview }) => preview);
  }

  async writeSheets(...[blocks]: Parameters<Writes["writeSheets"]>): ReturnType<Writes["writeSheets"]> {
    const planned = await planSheets(blocks, this.facts());
    this.undoLast = this.put(planned, true);
    return planned.map(({ preview }) => preview);
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
    if (commands.length > 0) this.quietly(() => dispatchBulk(this.model, commands));
  }

  /** Writes planned blocks as one step, all or none; returns what undoes it. */
  private put(planned: readonly PlannedWrite[], isOwn: boolean): Undo {
    const { getters } = this.model;
    const places = planned.map((one, index) => {
      const nNewBefore = planned.slice(0, index).filter(({ preview }) => preview.isNewSheet).length;
      return this.place(one, getters.getSheetIds().length + nNewBefore, isOwn);
    });
    const undo = this.undoOf(places);
    const isOurs = (id: string): boolean => this.ownSheets.has(id) || places.some(({ sheetId }) => sheetId === id);
    this.change([
      ...places.flatMap((place) => this.clearingCommands(place, isOwn)),
      ...places.flatMap((place) => blockCommands(place.block, place, isOwn)),
      ...places.flatMap((place) => place.charts.map(({ chart, id }) => chartCommand(chart, { ...place, id }))),
      ...places.flatMap(({ block, sheetId }) => nameCommands(getters, block, sheetId, isOurs)),
    ]);
    if (isOwn)
      for (const { sheetId, extent, charts } of places)
        this.ownSheets.set(sheetId, { extent, charts: charts.map(({ id }) => id) });
    return undo;
  }

  /** Where a planned block goes in the grid: new sheets and charts get their ids here. */
  private place(planned: PlannedWrite, position: number, isOwn: boolean): Placed {
    const { preview, block } = planned;
    const { getters, uuidGenerator } = this.model;
    const isNew = preview.isNewSheet;
    return {
      ...planned,
      sheet: preview.sheet,
      sheetId: isNew ? uuidGenerator.smallUuid() : sheetIdOf(getters, preview.sheet),
      position,
      columnWidths: isOwn ? block.columnWidths : [],
      charts: block.charts.map((chart) => ({ chart, id: uuidGenerator.smallUuid() })),
    };
  }

  /** Makes the sheet, or makes room on it and clears what an earlier write of ours left there. */
  private clearingCommands(place: Placed, isOwn: boolean): readonly GridCommand[] {
    const { getters } = this.model;
    const { preview, extent, stale, sheet, sheetId } = place;
    if (preview.isNewSheet) return [sheetCommand(place, place.position)];
    const charts = isOwn ? (this.ownSheets.get(sheetId)?.charts ?? []) : [];
    const standing = charts.filter((id) => getters.getFigure(sheetId, id));
    return [
      ...roomCommands(getters, sheetId, sheet, extent),
      ...standing.map((figureId) => command("DELETE_FIGURE", { sheetId, figureId })),
      ...(stale ? [command("CLEAR_CELLS", { sheetId, target: [zoneOf(stale)] })] : []),
    ];
  }

  /** What takes writes back: new sheets go; cells, looks, names and charts of the others stand as they do now. */
  private undoOf(places: readonly Placed[]): Undo {
    const { getters } = this.model;
    const names = restoreNames(getters);
    const before = new Map(this.ownSheets);
    const commands = places.flatMap((place) => this.takingBack(place));
    return () => {
      this.change(commands);
      this.change(names(getters));
      for (const { sheetId } of places) this.ownSheets.delete(sheetId);
      for (const [id, own] of before) this.ownSheets.set(id, own);
    };
  }

  private takingBack({ preview, sheetId, charts }: Placed): readonly GridCommand[] {
    if (preview.isNewSheet) return [command("DELETE_SHEET", { sheetId, sheetName: preview.sheet })];
    const drawn = charts.map(({ id }) => command("DELETE_FIGURE", { sheetId, figureId: id }));
    const restored = restoreCommands(this.model.getters, sheetId, preview.ranges);
    return [...drawn, ...restored, ...this.chartsNow(sheetId, this.ownSheets.get(sheetId)?.charts ?? [])];
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
