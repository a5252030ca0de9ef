import type { CellValue } from "../../src/base";
import type { Address, WorkbookPort } from "../../src/workbook";
import type { PreviewPage } from "./previewPage";

type Content = string | number | null;

interface HostedRealm {
  readonly [host: symbol]: { readonly port: WorkbookPort };
}

async function putInPage({ address, rows }: { address: Address; rows: Content[][] }): Promise<void> {
  const { port } = (globalThis as unknown as HostedRealm)[Symbol.for("marginal.host")]!;
  if (!(await port.sheets()).includes(address.sheet)) {
    const none = { cells: [], spills: [], formats: [], columnWidths: [], frozenRows: 0, names: [], charts: [] };
    await port.write({ name: address.sheet, ...none, landscape: false }, { kind: "own" });
  }
  await port.setCells(address, rows);
}

/** Puts a block of values and formulas into a sheet, which is made where it is not there yet. */
export function put(
  preview: PreviewPage,
  at: Pick<Address, "sheet" | "row" | "column">,
  rows: readonly (readonly CellValue[])[],
) {
  const address = { ...at, rows: rows.length, columns: rows[0]?.length ?? 0 };
  return preview.page.evaluate(putInPage, { address, rows: rows as Content[][] });
}

/** Selects a cell as a user would. */
export function select(preview: PreviewPage, sheet: string): Promise<void> {
  return preview.page.evaluate(async (name) => {
    const { port } = (globalThis as unknown as HostedRealm)[Symbol.for("marginal.host")]!;
    await port.select({ sheet: name, row: 0, column: 0, rows: 1, columns: 1 });
  }, sheet);
}

/** A rectangle of a sheet once its formulas have answered. */
export async function settled(
  preview: PreviewPage,
  address: Address,
  looks = 40,
): Promise<readonly (readonly CellValue[])[]> {
  const values = await preview.read(address);
  const isBusy = values
    .flat()
    .some((cell) => typeof cell === "object" && cell !== null && /BUSY|LOADING/i.test(cell.error));
  if (!isBusy || looks === 0) return values;
  await preview.page.waitForTimeout(250);
  return settled(preview, address, looks - 1);
}
