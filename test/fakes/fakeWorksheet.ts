import { sheetReference, type Rectangle } from "../../src/base";
import { FakeCharts } from "./fakeCharts";
import { FakeProxy } from "./fakeProxy";
import { FakeRange, usedBy } from "./fakeRange";
import type { FakeSheetData } from "./fakeWorkbookData";

export class FakeWorksheet extends FakeProxy<FakeSheetData> {
  protected readonly readers = { name: ({ name }: FakeSheetData) => name, id: ({ id }: FakeSheetData) => id };
  private chartList: FakeCharts | null = null;

  get name(): string {
    return this.loaded("name");
  }
  get id(): string {
    return this.loaded("id");
  }
  get charts(): FakeCharts {
    this.chartList ??= new FakeCharts(this.queue, () => this.find());
    return this.chartList;
  }

  readonly freezePanes = {
    freezeRows: (rows: number): void => this.change((sheet) => void (sheet.frozenRows = rows)),
  };

  get pageLayout(): Record<string, unknown> {
    const set = (name: string, value: unknown): void => this.change((sheet) => void (sheet.page[name] = value));
    const setPrintArea = (range: FakeRange): void => {
      const { row, column, rows, columns } = (range as unknown as { find(): Rectangle }).find();
      set("printArea", { row, column, rows, columns });
    };
    return new Proxy({ setPrintArea }, { set: (_, name, value: unknown) => (set(String(name), value), true) });
  }

  getRangeByIndexes(row: number, column: number, rows: number, columns: number): FakeRange {
    return this.range(() => ({ row, column, rows, columns }));
  }

  /** office-js-helpers clears with `getRange().clear()`: the whole sheet. */
  getRange(): FakeRange {
    return this.range(() => ({ row: 0, column: 0, rows: 1048576, columns: 16384 }));
  }

  getUsedRangeOrNullObject(_valuesOnly?: boolean): FakeRange {
    const find = () => {
      const sheet = this.find();
      const used = sheet && usedBy(sheet);
      return sheet && used ? { on: sheet, ...used } : null;
    };
    return new FakeRange(this.queue, find, true);
  }

  activate(): void {
    this.change((sheet) => void (this.queue.data.selected = { ...this.queue.data.selected, sheet: sheet.name }));
  }

  delete(): void {
    this.change((sheet) => {
      const { sheets, names } = this.queue.data;
      sheets.splice(sheets.indexOf(sheet), 1);
      const prefix = `=${sheetReference(sheet.name, { row: 0, column: 0, rows: 1, columns: 1 }).split("!")[0]}!`;
      for (const [name, formula] of names) if (formula.startsWith(prefix)) names.set(name, "=#REF!");
    });
  }

  private range(place: () => Rectangle): FakeRange {
    return new FakeRange(this.queue, () => {
      const sheet = this.find();
      return sheet && { on: sheet, ...place() };
    });
  }
}
