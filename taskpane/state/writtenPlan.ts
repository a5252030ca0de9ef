import type { SheetValues } from "../../src/base";
import type { Address, WorkbookPort } from "../../src/workbook";
import type { PlanReading } from "./planner";
import type { WrittenPlan } from "./workspace";

/** The written plan if its sheet still stands in the workbook. */
export async function stillThere(port: WorkbookPort, written: WrittenPlan | null): Promise<WrittenPlan | null> {
  if (!written) return null;
  return (await port.sheets()).includes(written.sheet) ? written : null;
}

/** True if the sheet shows a finished plan with other amounts than the pane's: its formulas were changed. */
export async function differs(port: WorkbookPort, place: Address, plan: PlanReading | null): Promise<boolean> {
  const amounts = plannedAmounts((await port.read(place)).values);
  if (!plan || amounts.size === 0) return false;
  return plan.channels.some(({ name, plan: amount }) => {
    const shown = amounts.get(name);
    return shown !== undefined && Math.abs(shown - amount) > 0.005 + 1e-9 * amount;
  });
}

/** The Plan column of an OPTIMIZE_BUDGET spill, by channel; empty while it calculates or shows an error. */
function plannedAmounts(values: SheetValues): ReadonlyMap<string, number> {
  const column = values[0]?.indexOf("Plan") ?? -1;
  const rows = column < 0 ? [] : values.slice(1);
  return new Map(
    rows.flatMap((cells) => {
      const [name, amount] = [cells[0], cells[column]];
      return typeof name === "string" && typeof amount === "number" ? [[name, amount] as const] : [];
    }),
  );
}
