import type { Frame } from "playwright-core";
import type { CellValue } from "../../src/base";
import type { SheetBlock } from "../../src/sheets";
import type { WorkbookPort } from "../../src/workbook";
import { sampleSheet } from "../sample/sampleSheet";
import { looks, overflow, picture, setWidth, violations } from "./paneLook";
import { openStage, type PreviewPage, type Stage } from "./previewPage";

/** The messy export without its title, as a user pastes it. */
const messy = sampleSheet("history-messy.csv").slice(2);

let stage: Stage;
let preview: PreviewPage;
let pane: Frame;

type Host = Record<symbol, { readonly port: WorkbookPort }>;

/** Pastes a table on a new sheet and selects it. */
async function paste(values: readonly (readonly CellValue[])[]): Promise<void> {
  const cells = values.flatMap((row, r) =>
    row.flatMap((cell, column): SheetBlock["cells"] => {
      if (typeof cell === "number") return [{ row: r, column, content: { kind: "number", value: cell } }];
      return typeof cell === "string" ? [{ row: r, column, content: { kind: "text", text: cell } }] : [];
    }),
  );
  const lists = { spills: [], formats: [], columnWidths: [], names: [], charts: [] };
  const block: SheetBlock = { name: "Export", cells, ...lists, frozenRows: 0, landscape: false };
  await preview.page.evaluate(async (given) => {
    const { port } = (globalThis as unknown as Host)[Symbol.for("marginal.host")]!;
    const { sheet } = await port.write(given, { kind: "own" });
    await port.select({ sheet, row: 3, column: 1, rows: 1, columns: 1 });
  }, block);
}

const exported = () => preview.read({ sheet: "Export", row: 0, column: 0, rows: messy.length, columns: 10 });

beforeAll(async () => {
  stage = await openStage();
  preview = await stage.open();
  pane = preview.pane();
  await pane.getByRole("tab", { name: "Plan" }).waitFor();
  await pane.getByRole("tab", { name: "Data" }).click();
  await paste(messy);
}, 120_000);
afterAll(() => stage.close());

describe("a messy export that a user pastes", () => {
  it("is offered by its address, understood without a click, and its faults are found", async () => {
    await pane.getByRole("button", { name: "Choose another table" }).click();
    await pane.getByRole("button", { name: /^Use the selection Export!A1:J\d+$/ }).click();
    await pane.getByText("103 weeks × 6 channels, 2 controls, outcome Revenue.").waitFor();
    for (const fault of ["Missing periods.", "Duplicate rows.", "Level shift."])
      await pane.getByText(fault, { exact: true }).first().waitFor();
  });

  it.each(looks)(
    "shows it in %s without a fault that axe finds and without overflow",
    async (look, colorScheme, forcedColors) => {
      await preview.page.emulateMedia({ colorScheme, forcedColors });
      for (const width of [320, 350]) {
        await setWidth(preview, width);
        await picture(preview, `data-messy-${look}-${width}`, 1900);
        expect(await overflow(pane)).toBeLessThanOrEqual(0);
        expect(await violations(pane)).toEqual([]);
      }
      await preview.page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
    },
  );

  it("becomes a clean table that a model accepts, its gap filled by choice; the export stays as it was", async () => {
    const before = await exported();
    await setWidth(preview, 350);
    const gap = pane.getByRole("combobox", { name: /1 week missing or without an outcome/ });
    await gap.selectOption({ label: "Fill it in from its neighbours" });
    await pane.getByRole("button", { name: "More tables" }).click();
    await pane.getByText(/^Media on one sheet, sales on another/).waitFor();
    await picture(preview, "data-ready-350", 2400);
    await pane.getByRole("button", { name: "Make a clean copy" }).click();
    await pane.getByText(/^'Clean data'!A1/).waitFor();
    await pane.getByText(/^Missing week 2023-07-31 added/).waitFor();
    await picture(preview, "data-clean-write", 2400);
    expect(await overflow(pane)).toBeLessThanOrEqual(0);
    expect(await violations(pane)).toEqual([]);
    await pane.getByRole("button", { name: "Write", exact: true }).click();
    await pane.getByText(/Clean copy on sheet "Clean data"/).waitFor();
    await pane.getByText("104 weeks × 6 channels, 3 controls, outcome Revenue.").waitFor();
    const [header, first] = await preview.read({ sheet: "Clean data", row: 4, column: 0, rows: 2, columns: 11 });
    expect(header).toEqual([
      ...["Week", "Revenue", "TV", "Radio", "Paid search", "Paid social", "Display", "Video", "Promotion"],
      ...["Competitor spend", "Filled in"],
    ]);
    expect(first).toEqual([44928, 432123, 71296, 8645, 20372, 15085, 9006, 8493, 0, 35366, 0]);
    expect(await exported()).toEqual(before);
    await picture(preview, "data-clean");
  });

  it("goes on to the model without a word against the table", async () => {
    await pane.getByRole("button", { name: "Fit a model" }).click();
    await pane
      .getByText(/104 weeks/)
      .first()
      .waitFor();
    await picture(preview, "data-to-model");
    expect(await pane.getByText(/start after the gap/).count()).toBe(0);
  });

  it("breaks no policy and asks no other origin", () => {
    expect(preview.violations).toEqual([]);
    expect(preview.foreignRequests).toEqual([]);
    expect(preview.consoleErrors).toEqual([]);
  });
});
