import { TextEncoder } from "node:util";
import { useSyncExternalStore } from "react";
import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { GoalsScreen } from "../../../../taskpane/screens/goals/GoalsScreen";
import { GovernSection } from "../../../../taskpane/screens/track/GovernSection";
import type { TrackStore } from "../../../../taskpane/screens/track/trackStore";
import { ServicesContext } from "../../../../taskpane/state/WorkspaceContext";
import { createPlannedServices } from "../../paneServices";

// jsdom lacks what every browser has.
Object.assign(globalThis, { TextEncoder });

function Section({ store }: { readonly store: TrackStore }) {
  const { memory } = useSyncExternalStore(store.subscribe, store.get);
  return <GovernSection store={store} memory={memory} />;
}

/** The section beside the Goals screen, over the same stores. */
async function open() {
  const services = await createPlannedServices();
  services.trackStore.setWho("Ana");
  render(
    <ServicesContext value={services}>
      <div data-testid="track">
        <Section store={services.trackStore} />
      </div>
      <div data-testid="goals">
        <GoalsScreen />
      </div>
    </ServicesContext>,
  );
  const user = userEvent.setup();
  const [inTrack, inGoals] = ["track", "goals"].map((place) => within(screen.getByTestId(place)));
  await user.click(inTrack!.getByRole("button", { name: /^How far Marginal may go/ }));
  return { ...services, user, inTrack: inTrack!, inGoals: inGoals! };
}

describe("how far the add-in may go", () => {
  it("shows the guardrails of the goals from the second stage on: one list, whichever screen it is typed on", async () => {
    const { store, user, inTrack, inGoals } = await open();
    expect(inTrack.queryByLabelText("Largest move of a channel")).toBeNull();
    await user.click(inTrack.getByRole("radio", { name: /^Suggest within limits/ }));
    const field = await inTrack.findByLabelText("Largest move of a channel");
    expect(field).toHaveValue("");
    expect(inTrack.getByText(/Where a guardrail is blank, 20% holds/)).toBeVisible();
    await user.type(field, "30{Enter}");
    expect(inGoals.getByLabelText("Largest move of a channel")).toHaveValue("30%");
    expect(inGoals.getByLabelText("Max move for Email")).toHaveValue("30%");
    await user.type(inGoals.getByLabelText("Money that may change place"), "10{Enter}");
    expect(inTrack.getByLabelText("Money that may change place")).toHaveValue("10%");
    expect(inTrack.queryByText(/Where a guardrail is blank/)).toBeNull();
    await act(async () => store.close());
  });

  it("says what is no percentage, and keeps the guardrail", async () => {
    const { store, user, inTrack } = await open();
    await act(() => store.setLargestMove(0.2));
    await user.click(inTrack.getByRole("radio", { name: /^Suggest within limits/ }));
    const field = await inTrack.findByLabelText("Largest move of a channel");
    await user.clear(field);
    await user.type(field, "a lot{Tab}");
    expect(await inTrack.findByText(/percent/i)).toBeVisible();
    expect(store.get().goals.limits?.[1]).toContain(0.2);
    await act(async () => store.close());
  });

  it("says what is missing where the workbook names no range to fill", async () => {
    const { store, user, inTrack } = await open();
    await user.click(inTrack.getByRole("radio", { name: /^Fill the plan range/ }));
    expect(await inTrack.findByText(/This workbook has no defined names/)).toBeVisible();
    await act(async () => store.close());
  });
});
