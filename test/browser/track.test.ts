import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
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
  await openTrack();
});
afterAll(async () => {
  await stage.close();
});

async function openTrack(): Promise<void> {
  await preview.page.frameLocator("#pane").getByRole("tab", { name: "Track" }).click();
  pane = preview.pane();
  await pane.getByLabel("Your name").waitFor();
}

/** The test writes through the port, which announces no change of its own: the step is opened anew. */
async function lookAgain(): Promise<void> {
  await pane.getByRole("tab", { name: "Plan" }).click();
  await openTrack();
}

/** Rows of a table that Track wrote, header first. */
const table = async (sheet: string, columns: number, rows = 40) =>
  (await preview.read({ sheet, row: 4, column: 0, rows, columns })).filter((cells) =>
    cells.some((cell) => cell !== null),
  );

/** The log's rows of a kind, once there is one; none after so many looks. */
async function logged(what: string, looks: number): Promise<readonly (readonly unknown[])[]> {
  const rows = (await table("Log", 11)).filter((row) => row[3] === what);
  if (rows.length > 0 || looks === 0) return rows;
  await preview.page.waitForTimeout(250);
  return logged(what, looks - 1);
}

const approve = async (): Promise<void> => {
  const button = pane.getByRole("button", { name: "Approve" }).first();
  const before = await pane.getByRole("button", { name: "Approve" }).count();
  await button.click();
  await pane.waitForFunction(
    (n) => [...document.querySelectorAll("button")].filter((one) => one.textContent === "Approve").length < n,
    before,
  );
};

describe("a plan from approval to the next plan, in the browser", () => {
  it("refuses to apply large moves that nobody approved, in words", async () => {
    await pane.getByLabel("Your name").fill("Ana");
    await pane.getByRole("button", { name: "Apply the plan" }).click();
    await pane
      .getByText(/needs approval\. Ask for approval/)
      .first()
      .waitFor();
    await preview.screenshot("track-approvals");
  });

  it("takes approvals, applies the plan, and logs every step", async () => {
    while ((await pane.getByRole("button", { name: "Approve" }).count()) > 0) await approve();
    await pane.getByRole("button", { name: "Apply the plan" }).click();
    await pane.getByRole("button", { name: "Fill in actuals" }).waitFor();
    const log = await table("Log", 11);
    expect(log.slice(1).filter((row) => row[3] === "plan applied")).toHaveLength(6);
    expect((await table("Approvals", 6)).length).toBeGreaterThan(1);
  });

  it("follows figures typed into the sheet: an alert says what moved and what to do", async () => {
    const rows = (await table("Actuals", 5)).slice(1);
    for (const [index, row] of rows.entries()) {
      await preview.set("Actuals", 5 + index, 1, Number(row[4]));
      await preview.set("Actuals", 5 + index, 2, [2_900, 1_700, 1_250, 480, 400, 260][index] ?? 0);
    }
    await lookAgain();
    await pane.getByText(/Email: ■ act/).waitFor();
    await pane
      .getByText(/outside the 95% range of the model/)
      .first()
      .waitFor();
    await preview.screenshot("track-alert");
    await pane.getByRole("button", { name: "Note in the log" }).first().click();
    await expect(logged("alert", 20)).resolves.toMatchObject([{ 2: "Ana", 4: "Email" }]);
  });

  it("has no fault that axe finds", async () => {
    await pane.evaluate(axeSource);
    const found = await pane.evaluate(async () => {
      const results = await (globalThis as unknown as { axe: typeof axe }).axe.run(document);
      return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`);
    });
    expect(found).toEqual([]);
  });

  it("keeps plan, approvals and log in its own file, and names the row that was edited", async () => {
    const [download] = await Promise.all([preview.page.waitForEvent("download"), preview.page.click("#save")]);
    const buffer = await readFile(await download.path());
    const before = await table("Log", 11);
    const [chooser] = await Promise.all([preview.page.waitForEvent("filechooser"), preview.page.click("#open")]);
    await chooser.setFiles({ name: "track.marginal.json", mimeType: "application/json", buffer });
    await preview.page.getByText("Opened track.marginal.json").waitFor();
    await openTrack();
    await pane.getByText(/Email: ■ act/).waitFor();
    expect(await table("Log", 11)).toEqual(before);
    await preview.set("Log", 5, 6, 1);
    await lookAgain();
    await pane.getByText(/Row 6: No 1 was changed after it was written/).waitFor();
    await preview.screenshot("track-tampered");
  });

  it("plans the next period from the figures that came", async () => {
    await pane.getByRole("button", { name: "Plan the next period from these figures" }).click();
    await pane.getByLabel("Budget for the next period").waitFor();
    expect(preview.consoleErrors).toEqual([]);
  });
});
