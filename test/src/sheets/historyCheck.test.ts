import "../workbook/preview/groupBy";
import { Model, registries } from "@odoo/o-spreadsheet";
import type { CellValue, SheetValues } from "../../../src/base";
import { isoDate } from "../../../src/data";
import { historySums } from "../../../src/jobs/historySums";
import { modelSheet } from "../../../src/jobs/modelSheet";
import { noStamp } from "../../../src/sheets";
import { readHistory } from "../../../src/models";
import { registerBulkCommands } from "../../../src/workbook/preview/bulkCommands";
import { createPreviewPort } from "../../../src/workbook/preview/previewPort";

/** What MODEL_INFO says of the fit at hand, and the verdict and accuracy that the other checks ask for. */
let info: Record<string, CellValue> = {};
const text = (given: unknown): string => String((given as { value: unknown } | undefined)?.value ?? "");
const register = (name: string, args: readonly string[], compute: (...given: unknown[]) => unknown): void => {
  const type = ["ANY", "RANGE<ANY>"];
  const accepts = { acceptErrors: true, acceptMatrix: true };
  const described = args.map((arg, at) => ({ name: arg, description: "", type, optional: at > 0, ...accepts }));
  registries.functionRegistry.replace(name, { description: "", args: described, compute } as never);
};
register("MODEL_INFO", ["m", "f", "h"], (_, field) => ({ value: info[text(field)] ?? "pass" }));
register("MODEL_ACCURACY", ["m", "a", "s"], () => ({ value: 0.1 }));
register("FIT_MODEL", ["d", "o", "s", "c", "t", "z"], () => ({ value: "MMM:0123abcd" }));
registerBulkCommands();
beforeAll(() => {
  jest.spyOn(console, "debug").mockImplementation(() => undefined);
});

const weeks = 30;
/** Of the controls the first never moves, so that it is in no fit; the last is a flag whose blanks mean no. */
const rows: (number | null)[][] = Array.from({ length: weeks }, (_, t) => [
  ...[45000 + 7 * t, 900 + 31.7 * ((t * 7) % 11), 50.25 + t, 20 + ((t * 3) % 5)],
  ...[5, 1.5 * ((t * 5) % 7) - 4, t % 9 === 4 ? 1 : null],
]);
const table: SheetValues = [["Week", "Revenue", "TV", "Radio", "Stores", "Weather", "Holiday"], ...rows];
const column = (at: number, cells: SheetValues): SheetValues => cells.map((line) => [line[at] ?? null]);

/** A fit of these rows: the answers that MODEL_INFO gives of it. */
function fit(cells: SheetValues): void {
  const history = readHistory(
    {
      ...{ dates: column(0, cells), outcome: column(1, cells), spend: cells.map((line) => line.slice(2, 4)) },
      ...{ controls: cells.map((line) => line.slice(4)), groups: null },
    },
    null,
  );
  const sums = historySums(history);
  info = {
    ...{ Periods: history.dates.length, "Outcome check sum": sums.outcome },
    ...{ "Spend check sum": sums.spend, "Control check sum": sums.controls },
  };
}

async function workbook(cells: SheetValues = table) {
  const model = new Model({ sheets: [{ id: "d", name: "Data", rowNumber: 300, colNumber: 8 }] });
  const port = createPreviewPort(model);
  const place = { sheet: "Data", row: 0, column: 0, rows: cells.length, columns: 7 };
  await port.setCells(place, cells as (string | number)[][]);
  const write = async (nRows: number) => {
    const at = (from: number, columns: number) => ({ sheet: "Data", row: 0, column: from, rows: nRows + 1, columns });
    const places = { dates: at(0, 1), outcome: at(1, 1), spend: [at(2, 2)], controls: [at(4, 1), at(5, 2)] };
    const given = { settings: null, channels: ["TV", "Radio"], nPeriods: nRows, outcomeName: "Revenue", isMoney: true };
    await port.writeSheets([modelSheet({ ...given, places, stamp: noStamp })]);
  };
  await write(weeks);
  const flag = async (name: string): Promise<unknown> => {
    const { address } = (await port.places()).find((one) => one.name === name)!;
    return (await port.read(address)).values[0]![0];
  };
  const type = (row: number, at: number, value: string | number | null): Promise<void> =>
    port.setCells({ sheet: "Data", row, column: at, rows: 1, columns: 1 }, [[value]]);
  return { port, write, flag, type };
}

describe("the check that a fitted model knows the history as it stands", () => {
  it("falls when a figure is changed, wherever it is and however little, and stands again when it is put back", async () => {
    fit(table);
    const { flag, type } = await workbook();
    expect([await flag("Model_data"), await flag("Model_checks")]).toEqual([1, 1]);
    for (const [row, at] of [
      [1, 1],
      [30, 1],
      [12, 2],
      [12, 3],
      [12, 4], // the control that never moved begins to
      [12, 5],
      [14, 6],
    ] as const) {
      await type(row, at, Number(rows[row - 1]![at]) + 0.01);
      expect([await flag("Model_data"), await flag("Model_checks")]).toEqual([0, 0]);
      await type(row, at, rows[row - 1]![at]!);
      expect(await flag("Model_data")).toBe(1);
    }
  });

  it("falls when money is moved between two channels or two weeks", async () => {
    fit(table);
    const { flag, type } = await workbook();
    await type(5, 2, Number(rows[4]![2]) - 10);
    await type(5, 3, Number(rows[4]![3]) + 10);
    expect(await flag("Model_data")).toBe(0);
    await type(5, 3, rows[4]![3]!);
    await type(6, 2, Number(rows[5]![2]) + 10);
    expect(await flag("Model_data")).toBe(0);
  });

  it("falls when a row is added below, and holds after a refit with that row", async () => {
    fit(table);
    const { port, flag, write } = await workbook();
    const added = [45000 + 7 * weeks, 1000, 60, 22, 5, 2, 0];
    await port.setCells({ sheet: "Data", row: weeks + 1, column: 0, rows: 1, columns: 7 }, [added]);
    expect(await flag("Model_data")).toBe(0);
    fit([...table, added]);
    await write(weeks + 1);
    expect(await flag("Model_data")).toBe(1);
  });

  const withDates = (write: (serial: number) => string | number): SheetValues =>
    table.map((line, r) => (r === 0 ? line : [write(Number(line[0])), ...line.slice(1)]));

  it.each<[string, (serial: number) => string | number]>([
    ["as text such as 2025-03-31", isoDate],
    ["with a time of day", (serial) => serial + 0.75],
  ])("works on dates %s: a figure, a date or a row that changes", async (_how, write) => {
    fit(withDates(write));
    const { port, flag, type } = await workbook(withDates(write));
    expect(await flag("Model_data")).toBe(1);
    await type(12, 5, 77);
    expect(await flag("Model_data")).toBe(0);
    await type(12, 5, rows[11]![5]!);
    await type(3, 0, write(Number(rows[2]![0]) + 1));
    expect(await flag("Model_data")).toBe(0);
    await type(3, 0, write(Number(rows[2]![0])));
    expect(await flag("Model_data")).toBe(1);
    const added = [write(45000 + 7 * weeks), 1000, 60, 22, 5, 2, 0];
    await port.setCells({ sheet: "Data", row: weeks + 1, column: 0, rows: 1, columns: 7 }, [added]);
    expect(await flag("Model_data")).toBe(0);
  });

  it("gives no false alarm on what the sheet cannot weigh: dates in words, figures as text", async () => {
    const worded = withDates((serial) => isoDate(serial).split("-").reverse().join("/"));
    fit(worded);
    expect(await (await workbook(worded)).flag("Model_data")).toBe(1);
    const typed = table.map((line, r) => (r === 9 ? [...line.slice(0, 2), "'1 500 €", ...line.slice(3)] : line));
    fit(typed.map((line, r) => (r === 9 ? [...line.slice(0, 2), "1 500 €", ...line.slice(3)] : line)));
    const { flag, type } = await workbook(typed);
    expect(await flag("Model_data")).toBe(1);
    await type(4, 1, 1); // the outcome is still weighed
    expect(await flag("Model_data")).toBe(0);
  });

  it("does not mind a total below the table", async () => {
    fit(table);
    const { port, flag } = await workbook();
    await port.setCells({ sheet: "Data", row: weeks + 2, column: 0, rows: 1, columns: 2 }, [["Total", 12345]]);
    expect(await flag("Model_data")).toBe(1);
  });
});
