import { expectSoundInEveryLook, picture } from "./paneLook";
import { itKeepsThePolicy, stagePage } from "./stagePage";

const { preview, pane, button } = stagePage();

/** The text of the FIT_MODEL cell once it is calculated. */
async function modelCell(): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const [row] = await preview().read({ sheet: "Model", row: 5, column: 1, rows: 1, columns: 1 });
    if (typeof row?.[0] === "string" && row[0].startsWith("MMM:")) return row[0];
    await preview().page.waitForTimeout(200);
  }
  return "";
}

/** What the Model sheet says of whether the model knows the history as it stands, once it is worked out. */
async function historyFlag(): Promise<unknown> {
  const rows = await preview().read({ sheet: "Model", row: 0, column: 0, rows: 60, columns: 3 });
  const row = rows.findIndex(([label]) => label === "Model is of the present history");
  for (let tries = 0; tries < 50; tries++) {
    const [line] = await preview().read({ sheet: "Model", row, column: 2, rows: 1, columns: 1 });
    if (line?.[0] === 1) return 1;
    await preview().page.waitForTimeout(200);
  }
  return 0;
}

describe("a model fitted in the pane", () => {
  it("is led to from judgement, over the sample history", async () => {
    await pane().getByRole("tab", { name: "Model" }).click();
    await button("Fit from history").click();
    await button("Choose another table").click();
    await button("Load the sample history").click();
    await button("Fit a model").click();
    await pane()
      .getByText(/104 weeks × 6 channels and 2 controls explain Revenue/)
      .waitFor();
    expect(await pane().getByRole("tab", { name: "Plan" }).count()).toBe(0);
  });

  it("shows how far it is, can be cancelled, and is then fitted", async () => {
    await button("Fit the model").click();
    await button("Cancel").waitFor();
    await pane().getByRole("region", { name: "First look, approximate" }).waitFor();
    await preview().screenshot("model-running");
    await button("Cancel").click();
    await pane().getByRole("alert").getByText("The fit was cancelled. Nothing was changed.").waitFor();
    await button("Fit the model").click();
    await pane().getByText("Revenue: actual and fitted").waitFor({ timeout: 100_000 });
    expect(
      await pane()
        .getByText(/^(Pass|Review)\.$/)
        .count(),
    ).toBe(1);
  }, 150_000);

  it("shows it in every look without a fault that axe finds and without overflow", async () => {
    await expectSoundInEveryLook(preview(), "model-fit", 3500);
  }, 60_000);

  it("is written as live formulas; the cell answers from memory with the same model, and a plan is made with it", async () => {
    await button("Write model to sheet").click();
    await pane()
      .getByText(/^Model!A1/)
      .waitFor();
    await button(/^Write$/).click();
    await button("Set goals").waitFor({ timeout: 60_000 });
    const text = await modelCell();
    expect(text).toMatch(/^MMM:[0-9a-f]{8} · 104 weeks × 6 channels · holdout MAPE \d+\.\d% (PASS|REVIEW)$/);
    await pane()
      .getByRole("button", { name: `MMM ${text.slice(4, 8)} · 6 channels` })
      .waitFor();
    expect(await historyFlag()).toBe(1);
    await preview().screenshot("model-sheet");
    await button("Set goals").click();
    await pane().getByRole("tab", { name: "Plan" }).click();
    await pane()
      .getByRole("heading", { level: 1, name: /Revenue/ })
      .waitFor();
    await picture(preview(), "model-plan");
  }, 120_000);

  itKeepsThePolicy(preview);
});
