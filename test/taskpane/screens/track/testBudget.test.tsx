import { TextEncoder } from "node:util";
import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { TestBudget } from "../../../../taskpane/screens/track/TestBudget";
import { ServicesContext } from "../../../../taskpane/state/WorkspaceContext";
import { sampleSummary } from "../../fakePlanner";
import { createPlannedServices } from "../../paneServices";

// jsdom lacks what every browser has.
Object.assign(globalThis, { TextEncoder });

const channels = sampleSummary.slice(1).map(([name, spend]) => ({
  ...{ name: String(name), current: Number(spend), plan: Number(spend) },
}));
const proposal = { source: { summary: sampleSummary, settings: null }, outcomeName: "MQLs", channels };

async function open() {
  const services = await createPlannedServices();
  render(
    <ServicesContext value={services}>
      <TestBudget store={services.trackStore} proposal={proposal} />
    </ServicesContext>,
  );
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "Money for tests" }));
  return { ...services, user };
}

describe("the money for tests", () => {
  it("is nothing while there is no plan", async () => {
    const { trackStore, store } = await createPlannedServices();
    const { container } = render(<TestBudget store={trackStore} proposal={null} />);
    expect(container).toBeEmptyDOMElement();
    store.close();
  });

  it("is split over the channels with a reason for each, and written to a sheet", async () => {
    const { user, port, store } = await open();
    expect(await screen.findByText(/300,000 is kept for tests\.$/)).toBeVisible();
    expect(screen.getByText("300k")).toBeVisible();
    const table = screen.getByRole("table", { name: "Money for tests" });
    expect(within(table).getAllByRole("row")).toHaveLength(channels.length + 1);
    expect(screen.getAllByRole("listitem")).toHaveLength(channels.length);
    await user.click(screen.getByRole("button", { name: "Write the test budget to a sheet" }));
    await act(async () => undefined);
    expect(await port.sheets()).toContain("Test budget");
    store.close();
  });

  it("follows the share that is typed, and says where it is too much", async () => {
    const { user, store } = await open();
    const field = await screen.findByLabelText("Share of the budget");
    await user.clear(field);
    await user.type(field, "10{Tab}");
    expect(await screen.findByText(/200,000 is kept for tests\.$/)).toBeVisible();
    await user.clear(field);
    await user.type(field, "60{Tab}");
    expect(await screen.findByText("At most half of the budget can be kept for tests.")).toBeVisible();
    store.close();
  });
});
