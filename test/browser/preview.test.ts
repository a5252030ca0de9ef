import { unzipSync } from "fflate";
import { isCellError } from "../../src/base";
import type { Address } from "../../src/workbook";
import type { HostedRealm } from "./previewPage";
import { itKeepsThePolicy, stagePage } from "./stagePage";
import { chooseFile, openFile, savedFile, select } from "./workbookPage";

const { preview } = stagePage();

const range = (sheet: string, row: number, column: number, rows = 1, columns = 1): Address => ({
  sheet,
  row,
  column,
  rows,
  columns,
});

/** Where a text stands on a sheet, zero-based. */
async function find(sheet: string, text: string): Promise<{ row: number; column: number }> {
  const values = await preview().read(range(sheet, 0, 0, 200, 30));
  for (const [row, line] of values.entries()) {
    const column = line.indexOf(text);
    if (column >= 0) return { row, column };
  }
  throw new Error(`${sheet} has no cell "${text}"`);
}

/** The plan's amounts by channel, in the table's order, and the total. */
async function planAmounts(): Promise<readonly number[]> {
  const header = await find("Plan", "Current");
  const rows = await preview().read(range("Plan", header.row + 1, header.column + 1, 7, 1));
  return rows.map(([amount]) => Number(amount));
}

describe("the preview workbook", () => {
  it("opens with the worked example planned", async () => {
    process.stdout.write(`preview ready after ${Math.round(preview().readyMs)} ms\n`);
    expect(preview().readyMs).toBeLessThan(30_000); // a bound against hanging; the figure itself is in the bench
    const amounts = await planAmounts();
    expect(amounts.slice(0, 6).reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(2_000_000, 2);
    const [search, , , events, email, traditional] = amounts;
    // what every curve of the worked example agrees on: moves of 30% up, 30% down, and the brand floor
    expect([search, events, email, traditional]).toEqual([520_000, 280_000, 260_000, 150_000]);
    expect(amounts[6]).toBe(2_000_000);
  });

  it("shows no error in any cell", async () => {
    for (const sheet of ["Start", "Inputs", "Plan", "Curves"]) {
      const values = await preview().read(range(sheet, 0, 0, 500, 50));
      const errors = values.flat().filter((value) => isCellError(value) && value.error !== "#N/A");
      expect({ sheet, errors }).toEqual({ sheet, errors: [] });
    }
  });

  it("plans anew when the budget or a spend changes", async () => {
    const budget = await find("Inputs", "Budget");
    await preview().set("Inputs", budget.row, budget.column + 2, 2_100_000);
    expect((await planAmounts())[6]).toBe(2_100_000);
    await preview().set("Inputs", budget.row, budget.column + 2, 2_000_000);
    const header = await find("Inputs", "Spend");
    await preview().set("Inputs", header.row + 1, header.column, 300_000);
    expect((await planAmounts())[0]).toBe(390_000); // 30% above the new spend
    await preview().set("Inputs", header.row + 1, header.column, 400_000);
    expect((await planAmounts())[0]).toBe(520_000);
  });

  it("plans anew, in the cells and in the pane, when the user types a budget into the grid", async () => {
    const { page } = preview();
    const budget = await find("Inputs", "Budget");
    const type = async (amount: string): Promise<void> => {
      await select(preview(), "Inputs", budget.row, budget.column + 2);
      await page.waitForTimeout(300);
      await page.mouse.click(370, 263); // the budget's cell, C6: the grid is a canvas
      await page.waitForTimeout(300);
      await page.keyboard.type(amount.replaceAll(",", ""), { delay: 50 }); // as fast as a quick typist
      await page.keyboard.press("Enter");
      await preview().page.frameLocator("#pane").getByText(`for ${amount}`).waitFor({ timeout: 20_000 });
    };
    await type("1,900,000");
    expect((await planAmounts())[6]).toBe(1_900_000);
    await type("2,000,000");
    expect((await planAmounts())[6]).toBe(2_000_000);
  });

  it("says in words why limits cannot hold", async () => {
    const budget = await find("Inputs", "Budget");
    await preview().set("Inputs", budget.row, budget.column + 2, 100_000);
    const header = await find("Plan", "Plan by channel");
    const cell = (await preview().read(range("Plan", header.row + 1, 0)))[0]?.[0];
    expect(cell).toEqual({ kind: "error", error: "#N/A" });
    await preview().set("Inputs", budget.row, budget.column + 2, 2_000_000);
    expect((await planAmounts())[6]).toBe(2_000_000);
  });

  it("shows #SPILL! where a cell is in the way, and the plan again when it is cleared", async () => {
    const { row, column } = await find("Plan", "Current");
    await preview().set("Plan", row + 2, column + 1, "mine");
    const blocked = (await preview().read(range("Plan", row, column - 1)))[0]?.[0];
    expect(blocked).toEqual({ kind: "error", error: "#SPILL!" });
    await preview().set("Plan", row + 2, column + 1, null);
    expect((await planAmounts())[0]).toBe(520_000);
  });

  it("refuses text for a number before the function is called", async () => {
    await preview().set("Start", 40, 0, '=CHANNEL_CARRYOVER(Inputs!B14:B19, "half")');
    const shown = (await preview().read(range("Start", 40, 0)))[0]?.[0];
    expect(shown).toEqual({ kind: "error", error: "#VALUE!" });
    await preview().set("Start", 40, 0, null);
  });

  itKeepsThePolicy(preview);

  it("looks as it should", async () => {
    for (const sheet of ["Start", "Inputs", "Plan", "Curves"]) {
      await preview().page.getByText(sheet, { exact: true }).locator("visible=true").last().click();
      await preview().screenshot(`preview-${sheet.toLowerCase()}`);
    }
  });
});

describe("files of the preview workbook", () => {
  const state = (): Promise<string | null> =>
    preview().page.evaluate(() => {
      const { port } = (globalThis as unknown as HostedRealm)[Symbol.for("marginal.host")]!;
      return port.loadState("test");
    });

  it("saves and reopens everything: formulas, inputs, the state beside the cells", async () => {
    await preview().page.evaluate(async () => {
      const { port } = (globalThis as unknown as HostedRealm)[Symbol.for("marginal.host")]!;
      await port.saveState("test", '{"step":"plan"}');
    });
    const budget = await find("Inputs", "Budget");
    await preview().set("Inputs", budget.row, budget.column + 2, 2_050_000);
    const saved = await planAmounts();
    const file = await savedFile(preview());
    await preview().set("Inputs", budget.row, budget.column + 2, 1_900_000);
    await openFile(preview(), "plan.marginal.json", file);
    expect(await planAmounts()).toEqual(saved);
    expect(await state()).toBe('{"step":"plan"}');
    await preview().set("Inputs", budget.row, budget.column + 2, 2_000_000);
    expect((await planAmounts())[6]).toBe(2_000_000);
  });

  it("refuses another file in words and keeps the workbook", async () => {
    await chooseFile(preview(), "x.json", Buffer.from("{}"));
    await preview().page.getByText("This is not a workbook of the preview").waitFor();
    expect((await planAmounts())[6]).toBe(2_000_000);
  });

  it("writes an xlsx file with our functions as values, and reads it back", async () => {
    const before = await planAmounts();
    const bytes = await savedFile(preview(), "download");
    expect(await preview().page.locator("#status").innerText()).toContain("functions are values");
    expect(Object.keys(unzipSync(bytes))).toContain("xl/workbook.xml");
    await openFile(preview(), "plan.xlsx", bytes, "upload");
    expect(await planAmounts()).toEqual(before);
    await preview().screenshot("preview-xlsx");
  });
});
