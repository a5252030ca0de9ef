import { openStage, type PreviewPage, type Stage } from "./previewPage";

let stage: Stage;
let preview: PreviewPage;

beforeAll(async () => {
  stage = await openStage();
  preview = await stage.open();
}, 120_000);
afterAll(() => stage.close());

const figure = async (sheet: string, row: number, column: number): Promise<unknown> =>
  (await preview.read({ sheet, row, column, rows: 1, columns: 1 }))[0]?.[0];

/** Waits until a cell shows a number that is not the old one. */
async function changed(sheet: string, row: number, column: number, old: unknown): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const now = await figure(sheet, row, column);
    if (typeof now === "number" && now !== old) return now;
    await preview.page.waitForTimeout(200);
  }
  throw new Error(
    `${sheet} row ${row + 1} column ${column + 1} still shows ${String(await figure(sheet, row, column))}`,
  );
}

// The Scenarios sheet of three scenarios: goals from row 6, table from row 13, comparison from row 19.
const comparison = { row: 18, outcome: 2 };

describe("scenarios in the workbook", () => {
  it("are built in the pane and written as sheets of live formulas", async () => {
    const pane = preview.page.frameLocator("#pane");
    await pane.getByRole("tab", { name: "Scenarios" }).click();
    await pane.getByText(/Budget 2\.4M · Risk/).waitFor({ timeout: 30_000 });
    await pane.getByRole("button", { name: "Which assumption carries it" }).click();
    await pane.getByText(/moves the result most/).waitFor({ timeout: 30_000 });
    await preview.screenshot("scenarios-pane");
    await pane.getByRole("button", { name: "Write scenarios to sheets" }).click();
    await pane.getByText("Scenarios (new)").waitFor();
    await pane.getByRole("button", { name: "Write", exact: true }).click();
    await pane.getByText("5 sheets written as live formulas.").waitFor({ timeout: 60_000 });
    expect(await changed("Scenarios", comparison.row + 1, comparison.outcome, null)).toBeGreaterThan(8_000);
    await preview.screenshot("scenarios-sheet");
  });

  it("follow one edited input on every sheet, and the master flag holds", async () => {
    const outcomes = () =>
      preview.read({ sheet: "Scenarios", row: comparison.row + 1, column: comparison.outcome, rows: 3, columns: 1 });
    const before = (await outcomes()).flat();
    const search = await figure("Budget +20%", 9, 2);
    const inputs = await preview.read({ sheet: "Inputs", row: 0, column: 0, rows: 30, columns: 1 });
    const summaryRow = inputs.findIndex(([cell]) => cell === "Paid search");
    await preview.set("Inputs", summaryRow, 1, 440_000);
    await changed("Scenarios", comparison.row + 1, comparison.outcome, before[0]);
    await changed("Budget +20%", 9, 2, search);
    const after = (await outcomes()).flat();
    after.forEach((outcome, index) => expect(outcome).not.toBe(before[index]));
    expect(await changed("Checks", 9, 2, null)).toBe(1);
    await preview.page.getByText("Budget +20%", { exact: true }).last().click();
    await preview.screenshot("scenario-page");
    expect(preview.consoleErrors).toEqual([]);
  });

  it("come with four reports of the plan: each shows numbers, none an error", async () => {
    const pane = preview.page.frameLocator("#pane");
    await pane.getByRole("button", { name: "Write reports of the plan" }).click();
    await pane.getByText("Answer (new)").waitFor({ timeout: 30_000 });
    await pane.getByRole("button", { name: "Write", exact: true }).click();
    await pane.getByText("4 sheets written as live formulas.").waitFor({ timeout: 60_000 });
    expect(await changed("Answer", 16, 2, null)).toBeCloseTo(572_000, 0);
    for (const sheet of ["Answer", "Sensitivity", "Limits report", "Risk"]) {
      const cells = (await preview.read({ sheet, row: 0, column: 0, rows: 60, columns: 12 })).flat();
      expect(cells.filter((cell) => typeof cell === "number").length).toBeGreaterThan(10);
      expect(cells.filter((cell) => /^#(BUSY|NAME|REF|VALUE|SPILL|ERROR)/.test(String(cell)))).toEqual([]);
    }
    for (const sheet of ["Answer", "Risk"]) {
      await preview.page.getByText(sheet, { exact: true }).last().click();
      await preview.screenshot(`report-${sheet.toLowerCase()}`);
    }
  });
});
