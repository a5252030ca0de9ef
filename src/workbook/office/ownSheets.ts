import type { Rectangle } from "../../base";

const settingKey = "marginal.sheets";

/** Which sheets we made, by Excel's lasting sheet id (a rename does not matter), and what we last wrote there. */
export class OwnSheets {
  private constructor(private extents: Readonly<Record<string, Rectangle>>) {}

  static async load(context: Excel.RequestContext): Promise<OwnSheets> {
    const setting = context.workbook.settings.getItemOrNullObject(settingKey);
    setting.load("value");
    await context.sync();
    return new OwnSheets(setting.isNullObject ? {} : (JSON.parse(String(setting.value)) as Record<string, Rectangle>));
  }

  extent(id: string): Rectangle | null {
    return this.extents[id] ?? null;
  }

  /** Queues the change; it is saved with the next sync. null: the sheet is ours no longer. */
  put(context: Excel.RequestContext, id: string, extent: Rectangle | null): void {
    const kept = Object.entries(this.extents).filter(([key]) => key !== id);
    this.extents = Object.fromEntries(extent ? [...kept, [id, extent] as const] : kept);
    context.workbook.settings.add(settingKey, JSON.stringify(this.extents));
  }
}
