import { saveModel } from "../../../src/workbook";
import { createMemoryPort } from "../../../src/workbook/memory";

const key = (n: number): string => `JDG:0000000${n.toString(16)}`;

describe("saving models", () => {
  it("lets go of judgements that no cell names, the oldest first, and never of a fitted model", async () => {
    const port = createMemoryPort({ sheets: { Plan: [[null, `${key(1)} · judgement · 6 channels`]], Other: [] } });
    await saveModel(port, "MMM:00000001", "fitted");
    for (let n = 0; n < 9; n++) await saveModel(port, key(n), `document ${n}`);
    expect(await port.documents()).toEqual(["MMM:00000001", key(1), ...[3, 4, 5, 6, 7, 8].map(key)]);
    expect(await port.loadDocument(key(8))).toBe("document 8");
  });

  it("keeps all while there are few, and all that cells name", async () => {
    const port = createMemoryPort({ sheets: { Plan: Array.from({ length: 12 }, (_, n) => [key(n)]) } });
    for (let n = 0; n < 12; n++) await saveModel(port, key(n), "x");
    expect(await port.documents()).toHaveLength(12);
  });
});
