import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { LogPanel } from "../../../../taskpane/screens/track/LogPanel";
import type { TrackState } from "../../../../taskpane/screens/track/trackStore";
import { failed, noAnswer, ready } from "../../../../taskpane/state/workspace";

type Log = TrackState["log"];
const intact = { entries: 7, isIntact: true, problems: [], notes: [], anchor: null };
const rows = Array.from({ length: 7 }, (_, index) => [
  index + 1,
  `2026-04-0${index + 1}T09:00:00Z`,
  "Ana",
  "plan applied",
  index === 6 ? null : "TV",
]);

function show(log: Log) {
  const open = jest.fn();
  const { container } = render(<LogPanel log={log} locale="en-US" onOpen={open} />);
  return { open, container, user: userEvent.setup() };
}

describe("the log on the Track screen", () => {
  it("shows the five newest entries, newest first, with times as people write them", async () => {
    const { user, open } = show(ready({ report: intact, rows }));
    await user.click(screen.getByRole("button", { name: /^Log 7 entries, every row as it was written/ }));
    const shown = screen.getAllByRole("listitem").map(({ textContent }) => textContent);
    expect(shown).toHaveLength(5);
    expect(shown[0]).toMatch(/^Apr 7, 2026, .+ · Ana · plan applied$/);
    expect(shown[1]).toMatch(/ · Ana · plan applied · TV$/);
    await user.click(screen.getByRole("button", { name: "Open the log" }));
    expect(open).toHaveBeenCalledTimes(1);
  });

  it("names the row of the sheet that was changed, and leads there", async () => {
    const report = { ...intact, isIntact: false, problems: [{ row: 3, no: 2, found: "No 2 was changed" }] };
    const { user, open } = show(ready({ report, rows } as never));
    expect(screen.getByText("Row 7: No 2 was changed.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Open the log" }));
    expect(open).toHaveBeenCalledTimes(1);
  });

  it("says what went wrong, and is nothing before there is a log", () => {
    show(failed(noAnswer as Log, "The sheet cannot be read."));
    expect(screen.getByText("The sheet cannot be read.")).toBeVisible();
    expect(show(noAnswer).container).toBeEmptyDOMElement();
  });
});
