import { expectSound } from "./paneLook";
import { itKeepsThePolicy, stagePage } from "./stagePage";
import { openFile, put, savedFile, settled } from "./workbookPage";

const { preview, pane, button } = stagePage();

async function openTrack(): Promise<void> {
  await pane().getByRole("tab", { name: "Track" }).click();
  await pane().getByLabel("Your name").waitFor();
}

beforeAll(openTrack);

/** The test writes through the port, which announces no change of its own: the step is opened anew. */
async function lookAgain(): Promise<void> {
  await pane().getByRole("tab", { name: "Plan" }).click();
  await openTrack();
}

/** Rows of a table that Track wrote, header first. */
const table = async (sheet: string, columns: number, rows = 40) =>
  (await preview().read({ sheet, row: 4, column: 0, rows, columns })).filter((cells) =>
    cells.some((cell) => cell !== null),
  );

/** The log's rows of a kind, once there is one; none after so many looks. */
async function logged(what: string, looks: number): Promise<readonly (readonly unknown[])[]> {
  const rows = (await table("Log", 11)).filter((row) => row[3] === what);
  if (rows.length > 0 || looks === 0) return rows;
  await preview().page.waitForTimeout(250);
  return logged(what, looks - 1);
}

const approve = async (): Promise<void> => {
  const before = await button("Approve").count();
  await button("Approve").first().click();
  await pane().waitForFunction(
    (n) => [...document.querySelectorAll("button")].filter((one) => one.textContent === "Approve").length < n,
    before,
  );
};

describe("a plan from approval to the next plan, in the browser", () => {
  it("refuses to apply large moves that nobody approved, in words", async () => {
    await pane().getByLabel("Your name").fill("Ana");
    await button("Apply the plan").click();
    await pane()
      .getByText(/needs approval\. Ask for approval/)
      .first()
      .waitFor();
    await preview().screenshot("track-approvals");
  });

  it("takes approvals, applies the plan, and logs every step", async () => {
    while ((await button("Approve").count()) > 0) await approve();
    await button("Apply the plan").click();
    await button("Fill in actuals").waitFor();
    const log = await table("Log", 11);
    expect(log.slice(1).filter((row) => row[3] === "plan applied")).toHaveLength(6);
    expect((await table("Approvals", 6)).length).toBeGreaterThan(1);
  });

  it("plans the rest of the running plan, splits the money for tests, and writes both to sheets", async () => {
    const rows = (await table("Actuals", 5)).slice(1);
    for (const [index, row] of rows.entries()) await preview().set("Actuals", 5 + index, 1, Number(row[4]) / 4);
    await lookAgain();
    await button("Plan the rest of this flight").click();
    await pane().getByRole("button", { name: "Plan the rest", exact: true }).click();
    await pane()
      .getByText(/1 of 4 periods are spent \(500,000\); 1,500,000 is left/)
      .waitFor();
    await preview().screenshot("track-midflight");
    await button("Write the flight to a sheet").click();
    await pane().getByText('Written to sheet "Mid-flight".').waitFor({ state: "attached" });
    const sheet = await settled(preview(), { sheet: "Mid-flight", row: 0, column: 0, rows: 45, columns: 8 });
    expect(sheet.find((row) => row[0] === "Check: budget kept")?.[1]).toBe(1);
    const share = Number(sheet.find((row) => row[0] === "Share of money left")?.[1]);
    expect(share).toBeLessThanOrEqual(0.3 + 1e-6);
    await button("Money for tests").click();
    await pane()
      .getByText(/is kept for tests/)
      .waitFor();
    await preview().screenshot("track-test-budget");
  });

  it("follows figures typed into the sheet: an alert says what moved and what to do", async () => {
    const rows = (await table("Actuals", 5)).slice(1);
    for (const [index, row] of rows.entries()) {
      await preview().set("Actuals", 5 + index, 1, Number(row[4]));
      await preview().set("Actuals", 5 + index, 2, [2_900, 1_700, 1_250, 480, 400, 260][index] ?? 0);
    }
    await lookAgain();
    await pane()
      .getByText(/Email: ■ act/)
      .waitFor();
    await pane()
      .getByText(/outside the 95% range of the model/)
      .first()
      .waitFor();
    await preview().screenshot("track-alert");
    await button("Note in the log").first().click();
    await expect(logged("alert", 20)).resolves.toMatchObject([{ 2: "Ana", 4: "Email" }]);
  });

  it("has no fault that axe finds", () => expectSound(pane()));

  it("writes the monthly review as live formulas that all answer, and equal the cells beside them", async () => {
    await button("Write the monthly review").click();
    await pane()
      .getByText(/The review stands on sheet "Review"/)
      .waitFor({ state: "attached" });
    const review = await settled(preview(), { sheet: "Review", row: 0, column: 0, rows: 45, columns: 9 });
    const errors = review.flat().filter((cell) => typeof cell === "object" && cell !== null);
    expect(errors).toEqual([]);
    const line = (label: string) => review.find((row) => row[0] === label)?.[2];
    const actuals = (await table("Actuals", 5)).slice(1);
    const sum = (column: number) => actuals.reduce((all, row) => all + Number(row[column]), 0);
    expect(line("Budget variance")).toBeCloseTo(sum(1) / sum(4) - 1, 9);
    expect(line("Cost per outcome")).toBeCloseTo(sum(1) / sum(2), 9);
    expect(line("Approvals given")).toBe((await table("Approvals", 6)).filter((row) => row[5] === "approved").length);
    expect(line("Alerts noted")).toBe(1);
    expect(review.filter((row) => row[0] === "Total")).toHaveLength(1);
    await preview().screenshot("track-review");
  });

  it("works out every key figure as the cell formula beside it does", async () => {
    const at = { sheet: "Start", column: 0 };
    await put(preview(), { ...at, row: 59 }, [
      ["Channel", "Spend", "Orders", "Value", null],
      ["Search", 100, 10, 30, null],
      ["Social", 300, 5, 40, null],
      ["Organic", 0, 20, 30, null],
      ["Channel", "Plan", "Outcome", "Low", "High"],
      ["Search", 120, 12, 9, 15],
      ["Social", 250, 4, 3, 4.5],
      ["Organic", 0, 20, 15, 25],
      ["Channel", "Before", null, null, null],
      ["Search", 60, null, null, null],
      ["Social", 350, null, null, null],
      ["Organic", 0, null, null, null],
    ]);
    const rows = [61, 62, 63] as const;
    const each = (of: (now: number, plan: number, before: number) => string): string =>
      rows.map((row) => of(row, row + 4, row + 8)).join("+");
    const formulas: Readonly<Record<string, string>> = {
      roas: "=(C61*D61+C62*D62)/SUM(B61:B62)",
      cac: "=SUM(B61:B63)/SUM(C61:C63)",
      mer: `=(${each((now) => `C${now}*D${now}`)})/SUM(B61:B63)`,
      budget_variance: "=SUM(B61:B63)/SUM(B65:B67)-1",
      allocation_accuracy: `=(${each((now, plan) => `IF(ABS(C${now}-C${plan})<=0.15*C${plan},1,0)`)})/3`,
      diversification: `=1-(${each((now) => `(B${now}/SUM(B61:B63))^2`)})`,
      diversification_outcome: `=1-(${each((now) => `(C${now}/SUM(C61:C63))^2`)})`,
      forecast_accuracy: `=1-(${each((now, plan) => `ABS(C${now}-C${plan})/C${now}`)})/3`,
      forecast_bias: "=SUM(C65:C67)/SUM(C61:C63)-1",
      range_coverage: `=(${each((now, plan) => `IF(AND(C${now}>=D${plan},C${now}<=E${plan}),1,0)`)})/3`,
      adoption: `=(${[61, 62]
        .map((now) => `MIN(1,MAX(-1,(B${now}-B${now + 8})/(B${now + 4}-B${now + 8})))*ABS(B${now + 4}-B${now + 8})`)
        .join("+")})/(ABS(B65-B69)+ABS(B66-B70))`,
    };
    const names = Object.keys(formulas);
    const cells = names.map((name) => [`=KPI_VALUE(A60:D63,"${name}",A64:E67,A68:B71)`, formulas[name]!]);
    await put(preview(), { sheet: "Start", row: 59, column: 6 }, cells);
    const values = await settled(preview(), { sheet: "Start", row: 59, column: 6, rows: cells.length, columns: 2 });
    values.forEach(([figure, formula], index) => {
      expect([names[index], typeof figure]).toEqual([names[index], "number"]);
      expect(Math.abs(Number(figure) - Number(formula))).toBeLessThan(1e-9);
    });
  });

  it("keeps plan, approvals and log in its own file, and names the row that was edited", async () => {
    const file = await savedFile(preview());
    const before = await table("Log", 11);
    await openFile(preview(), "track.marginal.json", file);
    await openTrack();
    await pane()
      .getByText(/Email: ■ act/)
      .waitFor();
    expect(await table("Log", 11)).toEqual(before);
    await preview().set("Log", 5, 6, 1);
    await lookAgain();
    await pane()
      .getByText(/Row 6: No 1 was changed after it was written/)
      .waitFor();
    await preview().screenshot("track-tampered");
  });

  it("plans the next period from the figures that came", async () => {
    await button("Plan the next period from these figures").click();
    await pane().getByLabel("Budget for the next period").waitFor();
  });

  itKeepsThePolicy(preview);
});
