import { smallHistory } from "../taskpane/fitHistory";
import { expectSound, expectSoundInEveryLook, picture } from "./paneLook";
import { itKeepsThePolicy, stagePage } from "./stagePage";
import { openFile, put, savedFile, select, settled } from "./workbookPage";

const all = smallHistory(66);
/** The last of the added weeks falls by 40%: an alert. */
const added = all
  .slice(61, 65)
  .map((row, week) => row.map((cell, c) => (c === 1 && week === 3 ? Number(cell) * 0.6 : cell)));

const { preview, pane, button } = stagePage();

async function openTrack(): Promise<void> {
  await pane().getByRole("tab", { name: "Track" }).click();
  await pane().getByLabel("Your name").waitFor();
}

describe("a fitted plan from figures to a refit and the next plan, in the browser", () => {
  it("is fitted to a history in the workbook, and its plan is put to work", async () => {
    await put(preview(), { sheet: "Weeks", row: 0, column: 0 }, all.slice(0, 61));
    await pane().getByRole("tab", { name: "Data" }).click();
    await select(preview(), "Weeks");
    await button("Choose another table").click();
    await button("Use the selection Weeks!A1:E61").click();
    await button("Fit a model").click();
    await button("Fit the model").click();
    await pane().getByText("Revenue: actual and fitted").waitFor({ timeout: 60_000 });
    await button("Write model to sheet").click();
    await button(/^Write$/).click();
    await button("Set goals").waitFor({ timeout: 60_000 });
    await button("Set goals").click();
    await openTrack();
    await pane().getByLabel("Your name").fill("Ana");
    while ((await button("Approve").count()) > 0) {
      const before = await button("Approve").count();
      await button("Approve").first().click();
      await pane().waitForFunction(
        (n) => [...document.querySelectorAll("button")].filter((one) => one.textContent === "Approve").length < n,
        before,
      );
    }
    const reason = pane().getByLabel("Reason to apply although the model fails");
    if ((await reason.count()) > 0) await reason.fill("a short history");
    await button("Apply the plan").click();
    await pane()
      .getByText(/Add new rows under your history/)
      .first()
      .waitFor();
  }, 150_000);

  it("says how much data is newer, shows the fitted total in its band, and alerts on the week that fell", async () => {
    await put(preview(), { sheet: "Weeks", row: 61, column: 0 }, added);
    await pane().getByRole("tab", { name: "Plan" }).click();
    await openTrack();
    await pane().getByText("28 days of data newer than the model.").waitFor();
    await pane().getByText("Revenue since the plan was made").waitFor();
    await pane()
      .getByText(/below the prediction, outside the prediction's own range/)
      .waitFor();
    await pane()
      .getByRole("button", { name: /Do the errors drift/ })
      .click();
    await pane().getByText("One lasting change (CUSUM)").waitFor();
    await button("Note in the log").first().click();
    await pane()
      .getByText(/Noted in the log:/)
      .first()
      .waitFor({ state: "attached" });
    await expectSoundInEveryLook(preview(), "track-fitted", 1800, [350]);
  }, 60_000);

  it("writes the review of the fitted plan: forecast beside what came, every formula answering", async () => {
    await button("Write the monthly review").click();
    await pane()
      .getByText(/The review stands on sheet "Review"/)
      .waitFor({ state: "attached" });
    const review = await settled(preview(), { sheet: "Review", row: 0, column: 0, rows: 60, columns: 10 });
    expect(review.flat().filter((cell) => typeof cell === "object" && cell !== null)).toEqual([]);
    const line = (label: string) => review.find((row) => row[0] === label)?.[2];
    expect(line("Periods since the plan's model")).toBe(4);
    expect(line("Revenue since")).toBeCloseTo(
      added.reduce((sum, row) => sum + Number(row[1]), 0),
      6,
    );
    expect(line("The forecast answers")).toBe(1);
    await preview().screenshot("track-fitted-review");
  });

  it("refits with one click, shows every change beside its noise and why it came so; the old model stays", async () => {
    await button("Refit with the new rows").click();
    await pane().getByText("What the new model changed").waitFor({ timeout: 60_000 });
    await pane().getByText("The model knows all rows of the history.").waitFor();
    await pane().getByRole("table", { name: "Recommended plan" }).waitFor();
    await pane().getByText("Why it came as it did").first().waitFor();
    await button(/^Models of this workbook/).click();
    expect(await button("Use this model").count()).toBe(1);
    await picture(preview(), "track-refit", 2600);
    await expectSound(pane());
  }, 90_000);

  it("goes back to the older model, and keeps models, plan and log in the workbook's own file", async () => {
    await button("Use this model").click();
    await pane().getByText("28 days of data newer than the model.").waitFor();
    const cell = async () => (await preview().read({ sheet: "Model", row: 5, column: 1, rows: 1, columns: 1 }))[0]?.[0];
    expect(await cell()).toMatch(/^MMM:[0-9a-f]{8} · 60 weeks/);
    await openFile(preview(), "learn.marginal.json", await savedFile(preview()));
    await openTrack();
    await pane().getByText("28 days of data newer than the model.").waitFor({ timeout: 30_000 });
    await button(/^Models of this workbook/).click();
    expect(await button("Use this model").count()).toBe(1);
    const log = (await preview().read({ sheet: "Log", row: 5, column: 0, rows: 20, columns: 4 })).map((row) => row[3]);
    expect(log).toEqual(expect.arrayContaining(["plan applied", "alert", "refit", "model chosen"]));
  }, 60_000);

  itKeepsThePolicy(preview);
});
