import { inWorkbook } from "./inWorkbook";

const prefix = "marginal.state.";

/** Small state of the pane, kept in the workbook's settings. */
export function loadState(key: string): Promise<string | null> {
  return inWorkbook(async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(prefix + key);
    setting.load("value");
    await context.sync();
    return setting.isNullObject ? null : String(setting.value);
  });
}

export function saveState(key: string, json: string): Promise<void> {
  return inWorkbook(async (context) => {
    context.workbook.settings.add(prefix + key, json);
    await context.sync();
  });
}
