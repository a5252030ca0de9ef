import { openStage, type PreviewPage, type Stage } from "./previewPage";

let stage: Stage;
let preview: PreviewPage;

/** A workbook of one empty sheet, as Save would have written it. */
const emptyWorkbook = {
  kind: "marginal preview workbook",
  format: 1,
  version: "0.0.0",
  grid: { sheets: [{ id: "s", name: "Sheet1", colNumber: 26, rowNumber: 100 }] },
  store: {},
};

beforeAll(async () => {
  stage = await openStage();
  preview = await stage.open();
  const [chooser] = await Promise.all([preview.page.waitForEvent("filechooser"), preview.page.click("#open")]);
  const buffer = Buffer.from(JSON.stringify(emptyWorkbook));
  await chooser.setFiles({ name: "empty.marginal.json", mimeType: "application/json", buffer });
  await preview.page.getByText("Opened empty.marginal.json").waitFor();
});
afterAll(async () => {
  await stage.close();
});

describe("the pane beside the grid", () => {
  it("comes from nothing to a plan of the sample in three clicks", async () => {
    const pane = preview.page.frameLocator("#pane");
    const headline = pane.getByText(/MQLs/).first();
    await pane.getByRole("button", { name: /Try the sample/ }).click();
    let clicks = 1;
    while (!(await headline.isVisible()) && clicks < 3) {
      await preview.page.waitForTimeout(1500);
      if (await headline.isVisible()) break;
      await pane
        .locator("footer button, button")
        .filter({ hasText: /write|plan/i })
        .last()
        .click();
      clicks += 1;
    }
    await headline.waitFor({ timeout: 20_000 });
    expect(clicks).toBeLessThanOrEqual(3);
    await preview.screenshot("pane-journey");
  });

  it("obeys its own strict policy and asks no other server", async () => {
    await preview.page.waitForTimeout(500);
    expect(preview.foreignRequests).toEqual([]);
    expect(preview.violations).toEqual([]);
    expect(preview.consoleErrors).toEqual([]);
  });
});
