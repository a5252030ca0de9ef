import { TextEncoder } from "node:util";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { SheetValues } from "../../../../src/base";
import { createMemoryPort } from "../../../../src/workbook/memory";
import { KpiSection } from "../../../../taskpane/screens/track/KpiSection";
import { createTracker } from "../../../../taskpane/screens/track/tracker";
import { TrackStore } from "../../../../taskpane/screens/track/trackStore";
import { plainStyle } from "../../../../taskpane/state/formatNumber";
import { sampleSummary } from "../../fakePlanner";
import { createJobRuntime } from "../../jobRuntime";

// jsdom lacks what every browser has.
Object.assign(globalThis, { TextEncoder });

const runtime = createJobRuntime();

async function open(summary: SheetValues) {
  const tracker = createTracker(runtime, () => "2026-04-01");
  const store = new TrackStore(createMemoryPort(), tracker, () => "2026-04-01T09:00:00Z");
  render(<KpiSection store={store} summary={summary} version={0} style={plainStyle} />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: /^Key figures/ }));
  return user;
}

/** Value and change beside a figure's name. */
async function figure(name: string): Promise<readonly (string | null)[]> {
  const table = await screen.findByRole("table", { name: "Key figures" });
  const row = (await within(table).findByText(name)).closest("tr")!;
  return [...row.querySelectorAll("td")].slice(1).map(({ textContent }) => textContent);
}

/** The sample as the second of two years: the year before, half the money brought a quarter of the leads. */
const twoYears: SheetValues = [
  ["Period", ...(sampleSummary[0] ?? [])],
  ...sampleSummary.slice(1).map(([name, spend, leads]) => ["2025", name!, Number(spend) / 2, Number(leads) / 4]),
  ...sampleSummary.slice(1).map((cells) => ["2026", ...cells]),
];

describe("the key figures", () => {
  it("are worked out of the table planned from while no figures came in, each with what it means", async () => {
    await open(sampleSummary);
    expect(await figure("Cost per outcome")).toEqual(["256.4", ""]); // 2,000,000 / 7,800
    expect(screen.getByText(/^Cost per outcome: .{10,}/)).toBeVisible();
  });

  it("show the change against a period that the user picks", async () => {
    const user = await open(twoYears);
    await user.selectOptions(screen.getByLabelText("Change against"), "2025");
    // half the money for a quarter of the leads: each cost twice as much
    await waitFor(async () => expect(await figure("Cost per outcome")).toEqual(["256.4", "−50%"]));
  });

  it("say in words why there are none, and show no empty table", async () => {
    await open([["Channel"], ["Paid search"]]);
    expect(await screen.findByText(/Spend/)).toBeVisible();
    expect(screen.queryByRole("table")).toBeNull();
  });
});
