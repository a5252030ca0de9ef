import { sampleSheet } from "../sample/sampleSheet";
import { expectSound, expectSoundInEveryLook, picture, setWidth } from "./paneLook";
import { itKeepsThePolicy, stagePage } from "./stagePage";
import { put, select } from "./workbookPage";

/** The messy export without its title, as a user pastes it. */
const messy = sampleSheet("history-messy.csv").slice(2);

const { preview, pane, button } = stagePage();

beforeAll(async () => {
  await pane().getByRole("tab", { name: "Data" }).click();
  await put(preview(), { sheet: "Export", row: 0, column: 0 }, messy);
  await select(preview(), "Export", 3, 1);
});

const exported = () => preview().read({ sheet: "Export", row: 0, column: 0, rows: messy.length, columns: 10 });

describe("a messy export that a user pastes", () => {
  it("is offered by its address, understood without a click, and its faults are found", async () => {
    await button("Choose another table").click();
    await button(/^Use the selection Export!A1:J\d+$/).click();
    await pane().getByText("103 weeks × 6 channels, 2 controls, outcome Revenue.").waitFor();
    for (const fault of ["Missing periods.", "Duplicate rows.", "Level shift."])
      await pane().getByText(fault, { exact: true }).first().waitFor();
  });

  it("shows it in every look without a fault that axe finds and without overflow", async () => {
    await expectSoundInEveryLook(preview(), "data-messy", 1900);
  }, 60_000);

  it("becomes a clean table that a model accepts, its gap filled by choice; the export stays as it was", async () => {
    const before = await exported();
    await setWidth(preview(), 350);
    const gap = pane().getByRole("combobox", { name: /1 week missing or without an outcome/ });
    await gap.selectOption({ label: "Fill it in from its neighbours" });
    await button("More tables").click();
    await pane()
      .getByText(/^Media on one sheet, sales on another/)
      .waitFor();
    await picture(preview(), "data-ready-350", 2400);
    await button("Make a clean copy").click();
    await pane()
      .getByText(/^'Clean data'!A1/)
      .waitFor();
    await pane()
      .getByText(/^Missing week 2023-07-31 added/)
      .waitFor();
    await picture(preview(), "data-clean-write", 2400);
    await expectSound(pane());
    await pane().getByRole("button", { name: "Write", exact: true }).click();
    await pane()
      .getByText(/Clean copy on sheet "Clean data"/)
      .waitFor();
    await pane().getByText("104 weeks × 6 channels, 3 controls, outcome Revenue.").waitFor();
    const [header, first] = await preview().read({ sheet: "Clean data", row: 4, column: 0, rows: 2, columns: 11 });
    expect(header).toEqual([
      ...["Week", "Revenue", "TV", "Radio", "Paid search", "Paid social", "Display", "Video", "Promotion"],
      ...["Competitor spend", "Filled in"],
    ]);
    expect(first).toEqual([44928, 432123, 71296, 8645, 20372, 15085, 9006, 8493, 0, 35366, 0]);
    expect(await exported()).toEqual(before);
    await picture(preview(), "data-clean");
  });

  it("goes on to the model without a word against the table", async () => {
    await button("Fit a model").click();
    await pane()
      .getByText(/104 weeks/)
      .first()
      .waitFor();
    await picture(preview(), "data-to-model");
    expect(
      await pane()
        .getByText(/start after the gap/)
        .count(),
    ).toBe(0);
  });

  itKeepsThePolicy(preview);
});
