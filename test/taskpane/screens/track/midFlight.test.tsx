import { TextEncoder } from "node:util";
import { useSyncExternalStore } from "react";
import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MidFlight } from "../../../../taskpane/screens/track/MidFlight";
import type { TrackStore } from "../../../../taskpane/screens/track/trackStore";
import { ServicesContext } from "../../../../taskpane/state/WorkspaceContext";
import { sampleSummary } from "../../fakePlanner";
import { createPlannedServices } from "../../paneServices";

// jsdom lacks what every browser has.
Object.assign(globalThis, { TextEncoder });

function Section({ store }: { readonly store: TrackStore }) {
  const { memory } = useSyncExternalStore(store.subscribe, store.get);
  return <MidFlight store={store} plan={memory.plan} />;
}

const channels = sampleSummary.slice(1).map(([name, spend]) => ({
  ...{ name: String(name), current: Number(spend), plan: Number(spend) },
}));

/** A plan of four periods at work; `spent`: what its first period took, as a share of the plan. */
async function open(spent: number | null) {
  const services = await createPlannedServices();
  const { trackStore: track, port } = services;
  track.setWho("Ana");
  const source = { summary: sampleSummary, settings: null };
  await track.propose({ source, outcomeName: "MQLs", channels });
  await track.apply(null);
  if (spent !== null)
    port.userTypes(
      { sheet: "Actuals", row: 5, column: 1 },
      channels.map(({ plan }) => [plan * spent]),
    );
  render(
    <ServicesContext value={services}>
      <Section store={track} />
    </ServicesContext>,
  );
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "Plan the rest of this flight" }));
  return { ...services, user };
}

const start = () => screen.getByRole("button", { name: "Plan the rest" });

describe("the rest of a running plan", () => {
  it("is nothing before a plan is at work", async () => {
    const services = await createPlannedServices();
    const { container } = render(<MidFlight store={services.trackStore} plan={null} />);
    expect(container).toBeEmptyDOMElement();
    services.store.close();
  });

  it("is planned from what was spent, in sentences, decisions and a flight, and written to a sheet", async () => {
    const { user, port, store } = await open(0.25);
    await user.click(start());
    expect(await screen.findByText(/^1 of 4 periods are spent \(500,000\); 1,500,000 is left\./)).toBeVisible();
    const decisions = screen.getByRole("table", { name: "To be decided before the next period" });
    expect(within(decisions).getAllByRole("row").length).toBeGreaterThan(2);
    await user.click(screen.getByRole("button", { name: "The flight by period" }));
    expect(within(screen.getByRole("table", { name: "The flight by period" })).getAllByRole("row")).toHaveLength(5);
    await user.click(screen.getByRole("button", { name: "Write the flight to a sheet" }));
    await act(async () => undefined);
    expect(await port.sheets()).toContain("Mid-flight");
    store.close();
  });

  it("asks for figures where none are in, and takes no more periods passed than there are", async () => {
    const { user, store } = await open(null);
    await user.click(start());
    expect(await screen.findByRole("alert")).toHaveTextContent("Fill in what was spent first");
    const passed = screen.getByLabelText("Periods that have passed");
    await user.clear(passed);
    await user.type(passed, "4");
    expect(screen.getByText(/fewer periods passed than the plan has/)).toBeVisible();
    expect(start()).toBeDisabled();
    store.close();
  });

  it("keeps what may move within the share that is typed, as 10% or 0.1", async () => {
    const { user, store, trackStore } = await open(0.25);
    const asked = jest.spyOn(trackStore.tracker, "midFlight");
    const field = screen.getByLabelText("Most that may move");
    for (const typed of ["10%", "0.1"]) {
      await user.clear(field);
      await user.type(field, `${typed}{Tab}`);
      await user.click(start());
      await screen.findByText(/at most 10\.0%/);
    }
    expect(asked.mock.calls.map(([, question]) => question.maxMove)).toEqual([0.1, 0.1]);
    store.close();
  });
});
