import { readFile } from "node:fs/promises";
import type { CellValue } from "../../src/base";
import type { Address } from "../../src/workbook";
import type { HostedRealm, PreviewPage } from "./previewPage";

type Content = string | number | null;

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
export function select(preview: PreviewPage, sheet: string, row = 0, column = 0): Promise<void> {
  return preview.page.evaluate(
    async (address) => {
      const { port } = (globalThis as unknown as HostedRealm)[Symbol.for("marginal.host")]!;
      await port.select(address);
    },
    { sheet, row, column, rows: 1, columns: 1 },
  );
}

const isBusy = (cell: CellValue): boolean =>
  typeof cell === "object" && cell !== null && /BUSY|LOADING/i.test(cell.error);

/** A rectangle of a sheet once its formulas have answered; as it stands after so many looks, four a second. */
export async function settled(
  preview: PreviewPage,
  address: Address,
  looks = 40,
): Promise<readonly (readonly CellValue[])[]> {
  const values = await preview.read(address);
  if (!values.flat().some(isBusy) || looks === 0) return values;
  await preview.page.waitForTimeout(250);
  return settled(preview, address, looks - 1);
}

/** What the preview's button saves or downloads. */
export async function savedFile({ page }: PreviewPage, button: "save" | "download" = "save"): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`#${button}`)]);
  return readFile(await download.path());
}

/** Gives a file to the preview's button; whether it is opened is for the caller to see. */
export async function chooseFile(
  { page }: PreviewPage,
  name: string,
  buffer: Buffer,
  button: "open" | "upload" = "open",
): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click(`#${button}`)]);
  await chooser.setFiles({ name, mimeType: "application/octet-stream", buffer });
}

/** Opens a workbook file and waits until the preview says so. */
export async function openFile(
  preview: PreviewPage,
  name: string,
  buffer: Buffer,
  button: "open" | "upload" = "open",
): Promise<void> {
  await chooseFile(preview, name, buffer, button);
  await preview.page.waitForFunction(
    (file) => (document.getElementById("status") as HTMLOutputElement).value.includes(file),
    name,
  );
}
