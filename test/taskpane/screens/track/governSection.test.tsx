import { TextEncoder } from "node:util";
import { useSyncExternalStore } from "react";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createMemoryPort } from "../../../../src/workbook/memory";
import { GovernSection } from "../../../../taskpane/screens/track/GovernSection";
import { createTracker } from "../../../../taskpane/screens/track/tracker";
import { TrackStore } from "../../../../taskpane/screens/track/trackStore";
import { createJobRuntime } from "../../jobRuntime";

// jsdom lacks what every browser has.
Object.assign(globalThis, { TextEncoder });

function Section({ store }: { readonly store: TrackStore }) {
  const { memory } = useSyncExternalStore(store.subscribe, store.get);
  return <GovernSection store={store} memory={memory} />;
}

async function open() {
  const tracker = createTracker(createJobRuntime(), () => "2026-04-01");
  const store = new TrackStore(createMemoryPort(), tracker, () => "2026-04-01T09:00:00Z");
  store.setWho("Ana");
  render(<Section store={store} />);
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: /^How far Marginal may go/ }));
  return { store, user };
}

describe("how far the add-in may go", () => {
  it("shows the guardrails from the second stage on, and keeps what is typed", async () => {
    const { store, user } = await open();
    expect(screen.queryByLabelText("Largest move of a channel")).toBeNull();
    await user.click(screen.getByRole("radio", { name: /^Suggest within limits/ }));
    const field = await screen.findByLabelText("Largest move of a channel");
    expect(field).toHaveValue("20%");
    await user.clear(field);
    await user.type(field, "30{Enter}");
    expect(store.get().memory.guardrails).toEqual({ largestMove: 0.3, turnover: 0.2 });
  });

  it("says what is no percentage, and keeps the guardrail", async () => {
    const { store, user } = await open();
    await user.click(screen.getByRole("radio", { name: /^Suggest within limits/ }));
    const field = await screen.findByLabelText("Largest move of a channel");
    await user.clear(field);
    await user.type(field, "a lot{Tab}");
    expect(await screen.findByText(/percent/i)).toBeVisible();
    expect(store.get().memory.guardrails.largestMove).toBe(0.2);
  });

  it("says what is missing where the workbook names no range to fill", async () => {
    const { user } = await open();
    await user.click(screen.getByRole("radio", { name: /^Fill the plan range/ }));
    expect(await screen.findByText(/This workbook has no defined names/)).toBeVisible();
  });
});
