import { createMemoryPort } from "../../../../src/workbook/memory";
import { exampleBlock, ourAnswer, portContract } from "../portContract";

portContract("memory", async (sheets) => {
  const port = createMemoryPort({ sheets, calculate: ourAnswer });
  return {
    port,
    userTypes: async (at, values) => port.userTypes(at, values),
    userInsertsRows: async (...given) => port.userInsertsRows(...given),
    userSelects: async (address) => port.userSelects(address),
    settle: async () => undefined,
  };
});

describe("the workbook in memory", () => {
  it("shows #NAME? for a formula that nobody calculates", async () => {
    const port = createMemoryPort({ sheets: { Data: [["=JUDGE_MODEL(A1)"]] } });
    expect(port.valueAt("Data", 0, 0)).toEqual({ kind: "error", error: "#NAME?" });
  });

  it("spills what a formula gives, and shows #SPILL! where something stands in the way", async () => {
    const calculate = (): number[][] => [
      [1, 2],
      [3, 4],
    ];
    const port = createMemoryPort({ sheets: { Data: [["=X()"]] }, calculate });
    expect((await port.read({ sheet: "Data", row: 0, column: 0, rows: 2, columns: 2 })).values).toEqual([
      [1, 2],
      [3, 4],
    ]);
    port.userTypes({ sheet: "Data", row: 1, column: 1 }, [["mine"]]);
    expect(port.valueAt("Data", 0, 0)).toEqual({ kind: "error", error: "#SPILL!" });
  });

  it("remembers styles and charts of a block", async () => {
    const port = createMemoryPort();
    const range = { row: 0, column: 0, rows: 2, columns: 2 };
    await port.write(
      { ...exampleBlock(), charts: [{ kind: "line", title: "Curve", source: range, place: range }] },
      { kind: "own" },
    );
    expect(port.styleAt("Report", 0, 0)).toBe("Title");
    expect(port.chartsOn("Report")[0]?.title).toBe("Curve");
  });
});
