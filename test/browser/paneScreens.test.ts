import { readFileSync } from "node:fs";
import type axe from "axe-core";
import type { Frame } from "playwright-core";
import { openStage, type PreviewPage, type Stage } from "./previewPage";

const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

let stage: Stage;
let preview: PreviewPage;
let pane: Frame;

beforeAll(async () => {
  stage = await openStage();
  preview = await stage.open();
  pane = preview.pane();
  await pane.getByRole("tab", { name: "Plan" }).waitFor();
});
afterAll(async () => {
  await stage.close();
});

/** What axe finds wrong with the pane as it stands, one line per rule. */
async function violations(): Promise<readonly string[]> {
  await pane.evaluate(axeSource);
  return pane.evaluate(async () => {
    const results = await (globalThis as unknown as { axe: typeof axe }).axe.run(document);
    return results.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
    );
  });
}

/** Pixels by which anything is wider than the pane. */
function overflow(): Promise<number> {
  return pane.evaluate(() => {
    const content = document.querySelector("[data-scrolls]");
    return Math.max(
      document.documentElement.scrollWidth - innerWidth,
      content ? content.scrollWidth - content.clientWidth : 0,
    );
  });
}

async function setWidth(width: number): Promise<void> {
  await preview.page.evaluate((px) => {
    document.getElementById("pane")!.style.width = `${px}px`;
  }, width);
}

const open = async (tab: string): Promise<void> => pane.getByRole("tab", { name: tab }).click();
const picture = (name: string) => preview.page.locator("#pane").screenshot({ path: `screenshots/${name}.png` });

/** Opens the first channel's detail, once its curve is drawn. */
async function openFirstRow(): Promise<void> {
  const row = pane.getByRole("button", { name: /^Paid search/ });
  if ((await row.getAttribute("aria-expanded")) === "false") await row.click();
  await pane.getByRole("img", { name: /Paid search/ }).waitFor();
}

describe.each([
  ["light", "light", "none"],
  ["dark", "dark", "none"],
  ["high-contrast", "light", "active"],
] as const)("the pane in %s", (look, colorScheme, forcedColors) => {
  beforeAll(() => preview.page.emulateMedia({ colorScheme, forcedColors }));
  afterAll(() => preview.page.emulateMedia({ colorScheme: "light", forcedColors: "none" }));

  it.each([320, 350])(
    "shows every step at %d px without a fault that axe finds and without overflow",
    async (width) => {
      await setWidth(width);
      for (const tab of ["Model", "Goals", "Plan"]) {
        await open(tab);
        await pane.getByRole("tabpanel").waitFor();
        if (tab === "Plan") await openFirstRow();
        await picture(`pane-${tab.toLowerCase()}-${look}-${width}`);
        expect(await overflow()).toBeLessThanOrEqual(0);
        expect(await violations()).toEqual([]);
      }
    },
  );
});

describe("the pane's work", () => {
  it("takes three clicks at most from the first screen to a plan of the sample", async () => {
    await open("Model");
    await pane.getByRole("button", { name: "Choose another table" }).click();
    await pane.getByRole("button", { name: "Try the sample" }).waitFor();
    await picture("pane-first-run");
    expect(await violations()).toEqual([]);
    await pane.getByRole("button", { name: "Try the sample" }).click();
    await pane.getByRole("button", { name: "Show plan" }).click();
    const headline = pane.getByRole("heading", { level: 1, name: /MQLs/ });
    await headline.waitFor();
    expect(await headline.innerText()).toMatch(/^8,1\d\d MQLs$/);
  });

  it("is walked by the keyboard alone: arrows between the steps, Tab into the step, Enter opens a row", async () => {
    await pane.getByRole("tab", { name: "Plan" }).focus();
    await preview.page.keyboard.press("ArrowLeft");
    expect(await pane.getByRole("tab", { name: "Goals" }).getAttribute("aria-selected")).toBe("true");
    await preview.page.keyboard.press("ArrowRight");
    const row = pane.getByRole("button", { name: /^Paid social/ });
    for (let press = 0; press < 8 && !(await row.evaluate((element) => element === document.activeElement)); press++)
      await preview.page.keyboard.press("Tab");
    await preview.page.keyboard.press("Enter");
    expect(await row.getAttribute("aria-expanded")).toBe("true");
    expect(await row.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe("solid");
  });

  it("shows a clash while it is typed, mends it with one button, and leads the focus to the mended field", async () => {
    await open("Goals");
    const field = pane.getByLabel("Min for Events");
    await field.fill("900k");
    await pane.getByRole("button", { name: "Set Min to 520k" }).waitFor();
    await picture("pane-goals-clash");
    expect(await violations()).toEqual([]);
    await pane.getByRole("button", { name: "Set Min to 520k" }).click();
    await pane.getByText(/more than the max move/).waitFor({ state: "detached" });
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await field.fill("");
    await field.press("Enter");
  });

  it("gives the sheet and the pane the same plan", async () => {
    await open("Plan");
    await pane.getByRole("button", { name: /Write plan to sheet|Update the sheet/ }).click();
    await pane.getByText(/^Plan.*!A1/).waitFor();
    await picture("pane-write");
    expect(await violations()).toEqual([]);
    await pane.getByRole("button", { name: "Write", exact: true }).click();
    const status = pane.getByText(/^Written to sheet/);
    await status.waitFor();
    const sheet = /"(.+)"/.exec(await status.innerText())?.[1] ?? "";
    const headline = Number((await pane.getByRole("heading", { level: 1 }).innerText()).replace(/\D/g, ""));
    expect(Math.round(await totalOutcome(sheet))).toBe(headline);
  });

  it("says so, with row and column, when a cell of the table is no number", async () => {
    const values = await preview.read({ sheet: "Inputs", row: 0, column: 0, rows: 40, columns: 3 });
    const row = values.findIndex(([name]) => name === "Events");
    await userTypes(row, "a lot");
    const alert = pane.getByRole("alert").first();
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/row 5 \(Events\): Spend/);
    await picture("pane-error");
    expect(await violations()).toEqual([]);
    await userTypes(row, 400_000);
    await alert.waitFor({ state: "detached" });
  });

  it("breaks no policy and asks no other origin", () => {
    expect(preview.violations).toEqual([]);
    expect(preview.foreignRequests).toEqual([]);
    expect(preview.consoleErrors).toEqual([]);
  });
});

/** The total row's outcome of the plan on a sheet, once it is calculated. */
async function totalOutcome(sheet: string): Promise<number> {
  for (let attempt = 0; attempt < 40; attempt++) {
    const values = await preview.read({ sheet, row: 0, column: 0, rows: 30, columns: 12 });
    const column = values.find((line) => line.includes("Outcome"))?.indexOf("Outcome") ?? -1;
    const total = values.find(([name]) => name === "Total")?.[column];
    if (typeof total === "number") return total;
    await preview.page.waitForTimeout(250);
  }
  return NaN;
}

/** Types into the Spend column of the Inputs sheet as a user does: at the keyboard of the grid. */
async function userTypes(row: number, content: string | number): Promise<void> {
  await preview.page.evaluate(async (at) => {
    const realm = globalThis as unknown as Record<symbol, { port: { select(address: object): Promise<void> } }>;
    await realm[Symbol.for("marginal.host")]!.port.select({ sheet: "Inputs", row: at, column: 1, rows: 1, columns: 1 });
    document.querySelector<HTMLElement>(".o-grid [contenteditable]")?.focus();
  }, row);
  await preview.page.keyboard.type(String(content));
  await preview.page.keyboard.press("Enter");
}
