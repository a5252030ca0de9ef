import { useState } from "react";
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { KeepFocus } from "../../../taskpane/components/KeepFocus";

function List() {
  const [names, setNames] = useState(["TV", "Radio", "Search"]);
  const [isDone, setIsDone] = useState(false);
  return (
    <KeepFocus>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <button onClick={() => setNames(names.filter((one) => one !== name))}>Delete {name}</button>
          </li>
        ))}
      </ul>
      <p>Nobody can go here</p>
      <div>{isDone ? <button>Write</button> : <button onClick={() => setIsDone(true)}>Fit</button>}</div>
    </KeepFocus>
  );
}

const settled = () => act(async () => new Promise((resolve) => setTimeout(resolve, 80)));
const press = async (name: string): Promise<void> => {
  screen.getByRole("button", { name }).focus();
  await userEvent.keyboard("{Enter}");
  await settled();
};

describe("the focus, when what had it goes away", () => {
  // jsdom tells of no focus at all once the element with it is gone; a browser's window keeps it
  beforeEach(() => void jest.spyOn(document, "hasFocus").mockReturnValue(true));
  afterEach(() => jest.restoreAllMocks());

  it("moves to the row that takes the deleted one's place, from the last row to the one before, then further out", async () => {
    render(<List />);
    await press("Delete Radio");
    expect(screen.getByRole("button", { name: "Delete Search" })).toHaveFocus();
    await press("Delete Search");
    expect(screen.getByRole("button", { name: "Delete TV" })).toHaveFocus();
    await press("Delete TV");
    expect(screen.getByRole("button", { name: "Fit" })).toHaveFocus();
  });

  it("moves to the button that takes a button's place", async () => {
    render(<List />);
    await press("Fit");
    expect(screen.getByRole("button", { name: "Write" })).toHaveFocus();
  });

  it("stays away while the user is in the sheet, or has left the place on purpose", async () => {
    const { unmount } = render(<List />);
    jest.spyOn(document, "hasFocus").mockReturnValue(false);
    await press("Delete Radio");
    expect(document.body).toHaveFocus();
    unmount();
    render(<List />);
    jest.spyOn(document, "hasFocus").mockReturnValue(true);
    const button = screen.getByRole("button", { name: "Delete Radio" });
    button.focus();
    await userEvent.click(screen.getByText("Nobody can go here"));
    await settled();
    act(() => button.click());
    await settled();
    expect(document.body).toHaveFocus();
  });
});
