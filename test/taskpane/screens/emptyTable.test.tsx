import { TextEncoder } from "node:util";
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Pane } from "../../../taskpane/Pane";
import { createServices } from "../paneServices";

// jsdom lacks what every browser has.
Object.assign(globalThis, { TextEncoder });

async function open() {
  const services = await createServices();
  render(<Pane look="light" services={services} />);
  const user = userEvent.setup();
  const tab = (name: string) => user.click(screen.getByRole("tab", { name: new RegExp(`^${name}`) }));
  return { ...services, user, tab };
}

const soon = () => act(async () => new Promise((resolve) => setTimeout(resolve, 250)));

describe("a table without rows", () => {
  it("is no error: every step says where to type the first channel, and plans once there are numbers", async () => {
    const { user, tab, port, store } = await open();
    await user.click(await screen.findByRole("button", { name: "Start with an empty table" }));
    const { summary } = store.get().source!;
    const first = `Inputs!A${summary.row + 2}`;
    expect(await screen.findByText(`Type your first channel into ${first}, one row for each.`)).toBeVisible();
    for (const name of ["Plan", "Scenarios", "Track"]) {
      await tab(name);
      expect(screen.getByText("Each row has Channel, Spend, Outcome.")).toBeVisible();
    }
    expect(screen.queryByRole("alert")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Go to the table" }));
    expect(await port.selection()).toMatchObject({ sheet: "Inputs", row: summary.row + 1, column: 0 });
    const row = { sheet: "Inputs", row: summary.row + 1, column: 0 };
    port.userTypes(row, [
      ["Search", 1_000, 50],
      ["Radio", 500, 20],
    ]);
    await soon();
    await tab("Goals");
    await user.type(await screen.findByLabelText("Budget for the next period"), "1600{Enter}");
    await tab("Plan");
    expect(await screen.findByRole("heading", { level: 1, name: /Outcome/ })).toBeVisible();
  });

  it("stands in the Data step too, in place of the table that stood there before", async () => {
    const { user, tab } = await open();
    await user.click(await screen.findByRole("button", { name: "Try the sample" }));
    await tab("Data");
    expect(await screen.findByText("6 rows, no dates: a summary of one period.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Choose another table" }));
    await user.click(screen.getByRole("button", { name: "Other ways to start" }));
    await user.click(await screen.findByRole("button", { name: "Start with an empty table" }));
    await tab("Data");
    expect(await screen.findByText(/^The table has no rows yet/)).toBeVisible();
    expect(screen.queryByText(/summary of one period/)).toBeNull();
    await user.click(screen.getByRole("button", { name: "Choose another table" }));
    await user.click(screen.getByRole("button", { name: "Other ways to start" }));
    await user.click(await screen.findByRole("button", { name: "Try the sample" }));
    await tab("Data");
    expect(await screen.findByText("6 rows, no dates: a summary of one period.")).toBeVisible();
  });
});
