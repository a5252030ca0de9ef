import { itKeepsThePolicy, stagePage } from "./stagePage";
import { openFile } from "./workbookPage";

/** A workbook of one empty sheet, as Save would have written it. */
const emptyWorkbook = {
  kind: "marginal preview workbook",
  format: 1,
  version: "0.0.0",
  grid: { sheets: [{ id: "s", name: "Sheet1", colNumber: 26, rowNumber: 100 }] },
  store: {},
};

const { preview } = stagePage();

beforeAll(() => openFile(preview(), "empty.marginal.json", Buffer.from(JSON.stringify(emptyWorkbook))));

describe("the pane beside the grid", () => {
  it("comes from nothing to a plan of the sample in three clicks", async () => {
    const pane = preview().page.frameLocator("#pane");
    const headline = pane.getByText(/MQLs/).first();
    await pane.getByRole("button", { name: /Try the sample/ }).click();
    let clicks = 1;
    while (!(await headline.isVisible()) && clicks < 3) {
      await preview().page.waitForTimeout(1500);
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
    await preview().screenshot("pane-journey");
  });

  itKeepsThePolicy(preview);
});
