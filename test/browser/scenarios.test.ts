import { expectSound, picture, setWidth } from "./paneLook";
import { itKeepsThePolicy, stagePage } from "./stagePage";

const { preview, pane, button } = stagePage();

const figure = async (sheet: string, row: number, column: number): Promise<unknown> =>
  (await preview().read({ sheet, row, column, rows: 1, columns: 1 }))[0]?.[0];

/** Waits until a cell shows a number that is not the old one. */
async function changed(sheet: string, row: number, column: number, old: unknown): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const now = await figure(sheet, row, column);
    if (typeof now === "number" && now !== old) return now;
    await preview().page.waitForTimeout(200);
  }
  throw new Error(
    `${sheet} row ${row + 1} column ${column + 1} still shows ${String(await figure(sheet, row, column))}`,
  );
}

/** Milliseconds from a key on the focused slider until the scenario's card shows other numbers. */
function keyLatency(name: string, step: number): Promise<number> {
  return pane().evaluate(
    async ({ scenario, direction }) => {
      const item = [...document.querySelectorAll("li")].find((one) => one.getAttribute("aria-label") === scenario)!;
      const shown = (): string => item.querySelector("[aria-describedby]")?.textContent ?? "";
      const old = shown();
      const slider = document.activeElement as HTMLInputElement;
      const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!;
      const start = performance.now();
      setter.call(slider, String(Number(slider.value) + direction));
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      slider.dispatchEvent(new Event("change", { bubbles: true }));
      while (shown() === old && performance.now() - start < 5_000) await new Promise(requestAnimationFrame);
      return performance.now() - start;
    },
    { scenario: name, direction: step === 1 ? 5 : 1 },
  );
}

/** The pane as tall as its content, at 350 px. */
async function tallPicture(name: string): Promise<void> {
  await setWidth(preview(), 350);
  await picture(preview(), name, 2400);
}

// The Scenarios sheet of three scenarios: goals from row 6, table from row 13, comparison from row 19.
const comparison = { row: 18, outcome: 2 };

describe("scenarios in the workbook", () => {
  it("are built in the pane by hand, follow a slider, and are written as sheets of live formulas", async () => {
    await pane().getByRole("tab", { name: "Scenarios" }).click();
    await pane()
      .getByText(/Budget 2\.4M · Risk/)
      .waitFor({ timeout: 30_000 });
    await button("Delete: Budget -15%").click();
    await button("Duplicate: Budget +20%").click();
    await pane().getByLabel("Name of the scenario: Budget +20% copy").fill("Email first");
    await pane().getByRole("listitem", { name: "Email first" }).waitFor();
    const card = pane().getByRole("listitem", { name: "Email first" });
    const latencies: number[] = [];
    for (const step of [1, 2, 3, 4, 5]) {
      await pane()
        .getByRole("slider", { name: /^Budget: / })
        .focus();
      latencies.push(await keyLatency("Email first", step));
    }
    console.info(`slider to new numbers: ${latencies.map((ms) => ms.toFixed(0)).join(", ")} ms`);
    await card.getByText(/Budget 2\.58M · Risk/).waitFor();
    const email = pane().getByRole("slider", { name: /^Email: / });
    await email.focus();
    await email.press("ArrowRight");
    await button("Let the plan decide Email").waitFor();
    await button("Which assumption carries it").click();
    await pane()
      .getByText(/moves the result most/)
      .waitFor({ timeout: 30_000 });
    await button("Under stress").click();
    await pane().getByText("All channels bring 20% less").waitFor({ timeout: 30_000 });
    await button("What another budget would bring").click();
    const reader = pane().getByLabel("Read the frontier at a budget");
    await reader.waitFor({ timeout: 30_000 });
    await reader.press("ArrowRight");
    await expectSound(pane());
    await tallPicture("scenarios-pane-350");
    await button("Write scenarios to sheets").click();
    await pane().getByText("Scenarios (new)").waitFor();
    await pane().getByRole("button", { name: "Write", exact: true }).click();
    await pane().getByText("5 sheets written as live formulas.").waitFor({ timeout: 60_000 });
    expect(await changed("Scenarios", comparison.row + 1, comparison.outcome, null)).toBeGreaterThan(8_000);
    await preview().screenshot("scenarios-sheet");
  }, 60_000);

  it("follow one edited input on every sheet, and the master flag holds", async () => {
    const outcomes = () =>
      preview().read({ sheet: "Scenarios", row: comparison.row + 1, column: comparison.outcome, rows: 3, columns: 1 });
    const before = (await outcomes()).flat();
    const search = await figure("Budget +20%", 9, 2);
    const inputs = await preview().read({ sheet: "Inputs", row: 0, column: 0, rows: 30, columns: 1 });
    const summaryRow = inputs.findIndex(([cell]) => cell === "Paid search");
    await preview().set("Inputs", summaryRow, 1, 440_000);
    await changed("Scenarios", comparison.row + 1, comparison.outcome, before[0]);
    await changed("Budget +20%", 9, 2, search);
    await changed("Email first", 9, 2, null);
    const after = (await outcomes()).flat();
    after.forEach((outcome, index) => expect(outcome).not.toBe(before[index]));
    const gathered = (await preview().read({ sheet: "Checks", row: 5, column: 0, rows: 6, columns: 1 })).flat();
    expect(gathered).toEqual(["Plan", "Scenarios", "As planned", "Budget +20%", "Email first", "All checks"]);
    expect(await changed("Checks", 10, 2, null)).toBe(1);
    await preview().page.getByText("Budget +20%", { exact: true }).last().click();
    await preview().screenshot("scenario-page");
  });

  it("come with four reports of the plan: each shows numbers, none an error", async () => {
    await button("Write reports of the plan").click();
    await pane().getByText("Answer (new)").waitFor({ timeout: 30_000 });
    await pane().getByRole("button", { name: "Write", exact: true }).click();
    await pane().getByText("5 sheets written as live formulas.").waitFor({ timeout: 60_000 });
    expect(await changed("Answer", 16, 2, null)).toBeCloseTo(572_000, 0);
    for (const sheet of ["Answer", "Sensitivity", "Limits report", "Risk"]) {
      const cells = (await preview().read({ sheet, row: 0, column: 0, rows: 60, columns: 12 })).flat();
      expect(cells.filter((cell) => typeof cell === "number").length).toBeGreaterThan(10);
      expect(cells.filter((cell) => /^#(BUSY|NAME|REF|VALUE|SPILL|ERROR)/.test(String(cell)))).toEqual([]);
    }
    for (const sheet of ["Answer", "Risk"]) {
      await preview().page.getByText(sheet, { exact: true }).last().click();
      await preview().screenshot(`report-${sheet.toLowerCase()}`);
    }
  });

  it("explore thousands of plans in a worker, with a way out; a picked plan becomes a scenario", async () => {
    await button("Explore plans").click();
    await button("Explore 5,000 plans").click();
    await pane()
      .getByRole("button", { name: "Cancel" })
      .click({ timeout: 3_000 })
      .catch(() => undefined);
    await button(/^Explore (5,000 plans|again)$/).waitFor({ timeout: 20_000 });
    const start = Date.now();
    await button(/^Explore (5,000 plans|again)$/).click();
    await pane()
      .getByText(/^5,000 plans; the best brings/)
      .waitFor({ timeout: 30_000 });
    console.info(`5,000 plans explored and drawn: ${Date.now() - start} ms`);
    await pane()
      .getByRole("img", { name: /^5,000 plans/ })
      .click({ position: { x: 120, y: 120 } });
    await tallPicture("scenarios-explored");
    await button("Use as scenario").click();
    await pane()
      .getByRole("listitem", { name: "Explored plan" })
      .getByText(/Budget 2M · Risk/)
      .waitFor({ timeout: 20_000 });
  }, 60_000);

  it("are frozen to values for readers without the add-in, and restored as they were", async () => {
    const everything = { sheet: "Scenarios", row: 0, column: 0, rows: 60, columns: 12 };
    const formulas = async (): Promise<readonly string[]> => (await preview().formulas(everything)).flat();
    const shown = async (): Promise<unknown> =>
      (await preview().read(everything)).map((line) => line.map((value) => (value === "" ? null : value)));
    const before = await shown();
    const live = await formulas();
    expect(live.filter((formula) => formula.includes("COMPARE_SCENARIOS(")).length).toBe(3);
    await button("Share without the add-in").click();
    await button("Freeze formulas").click();
    await pane()
      .getByText(/formulas now stand as values/)
      .waitFor({ timeout: 30_000 });
    expect((await formulas()).filter((formula) => formula.includes("COMPARE_SCENARIOS("))).toEqual([]);
    expect((await formulas()).some((formula) => formula.startsWith("=Inputs!"))).toBe(true);
    expect(await shown()).toEqual(before);
    await tallPicture("scenarios-frozen");
    await button(/^Restore \d+ formulas/).click();
    await pane()
      .getByText(/live again/)
      .waitFor({ timeout: 30_000 });
    expect(await formulas()).toEqual(live);
    await changed("Scenarios", comparison.row + 1, comparison.outcome, null);
  }, 60_000);

  itKeepsThePolicy(preview);
});
