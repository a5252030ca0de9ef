import type { Page } from "playwright-core";
import type { CellValue } from "../../src/base";
import { stagePage } from "./stagePage";
import { settled } from "./workbookPage";

/** A slow function beside the real ones: it answers after so many milliseconds, or hears that it is cancelled. */
const slow = {
  id: "TEST_SLOW",
  name: "TEST_SLOW",
  description: "Answers late.",
  parameters: [
    { name: "value", type: "number" },
    { name: "after", type: "number" },
  ],
  result: { type: "number" },
  options: { cancelable: true },
};

async function declareSlow(page: Page): Promise<void> {
  await page.route("**/functions.json", async (route) => {
    const answer = await route.fetch();
    const metadata = (await answer.json()) as { functions: object[] };
    await route.fulfill({ json: { ...metadata, functions: [...metadata.functions, slow] } });
  });
}

function associateSlow(): void {
  type Invocation = { onCanceled?: () => void };
  const cancelled: number[] = [];
  Object.assign(globalThis, { cancelled });
  type Host = { CustomFunctions: { associate(id: string, fn: (...given: never[]) => unknown): void } };
  (globalThis as unknown as Host).CustomFunctions.associate(
    "TEST_SLOW",
    (value: number, after: number, invocation: Invocation) => {
      invocation.onCanceled = () => cancelled.push(value);
      return new Promise((resolve) => setTimeout(() => resolve(value), after));
    },
  );
}

const { preview } = stagePage(declareSlow);

beforeAll(() => preview().page.evaluate(associateSlow));

const shown = async (row: number, column: number): Promise<CellValue | undefined> =>
  (await preview().read({ sheet: "Start", row, column, rows: 1, columns: 1 }))[0]?.[0];
const busy = { kind: "error", error: "#BUSY!" };

describe("asynchronous functions in the real grid", () => {
  it("show #BUSY! while they run, in the cell and in what depends on it, then their value", async () => {
    await preview().set("Start", 30, 1, "=TEST_SLOW(7, 1000)");
    await preview().set("Start", 31, 1, "=B31*2");
    expect([await shown(30, 1), await shown(31, 1)]).toEqual([busy, busy]);
    expect(await settled(preview(), { sheet: "Start", row: 30, column: 1, rows: 2, columns: 1 })).toEqual([[7], [14]]);
  });

  it("are cancelled when the cell changes", async () => {
    await preview().set("Start", 32, 1, "=TEST_SLOW(8, 60000)");
    expect(await shown(32, 1)).toEqual(busy);
    await preview().set("Start", 32, 1, "=TEST_SLOW(9, 10)");
    expect(await settled(preview(), { sheet: "Start", row: 32, column: 1, rows: 1, columns: 1 })).toEqual([[9]]);
    expect(await preview().page.evaluate(() => (globalThis as unknown as { cancelled: number[] }).cancelled)).toEqual([
      8,
    ]);
  });
});
