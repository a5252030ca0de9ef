import { assessReadiness, faultKinds, plantFault, simulatedTable, simulateWorld } from "../../../../src/data";

const clean = simulatedTable(simulateWorld(2));
/** Faults that only the port can see (blank against zero) do not reach a cell function. */
const visible = faultKinds.filter((kind) => !/that may be/.test(kind));

describe("assessReadiness", () => {
  it("gives a clean two-year history nearly full marks and every part a reason", () => {
    const { score, mode, parts } = assessReadiness(clean);
    expect(score).toBeGreaterThan(90);
    expect(score).toBeLessThanOrEqual(100);
    expect(mode).toBe("full history");
    expect(parts.map(({ part }) => part)).toEqual([
      ...["Length", "Regularity", "Variation", "Collinearity", "Outcome and amounts", "Offline coverage", "Controls"],
    ]);
    for (const { why, next } of parts) expect([why, next]).not.toContain("");
  });

  it.each(visible)("is lowered by a planted fault: %s", (kind) => {
    expect(assessReadiness(plantFault(clean, kind)).score).toBeLessThan(assessReadiness(clean).score);
  });

  it("says numbers, never Infinity, of amounts beyond all reason", () => {
    const huge = clean.map((row, r) => row.map((cell, c) => (r === 5 && c === 2 ? 1e300 : cell)));
    for (const { why } of assessReadiness(huge).parts) expect(why).not.toMatch(/Infinity|NaN/);
  });

  it("grows with the history and names the model it supports", () => {
    const scores = [20, 40, 60, 104].map((nWeeks) => assessReadiness(clean.slice(0, nWeeks + 1)));
    expect(scores.map(({ mode }) => mode)).toEqual(["judgement", "short history", "full history", "full history"]);
    const length = scores.map(({ parts }) => parts[0]?.score ?? 0);
    expect(length).toEqual([...length].sort((a, b) => a - b));
    const summary = assessReadiness([
      ["Channel", "Spend", "Leads"],
      ["Search", 5, 9],
      ["TV", 7, 3],
    ]);
    expect(summary.mode).toBe("judgement");
    expect(scores[3]?.parts[0]?.why).toBe("104 weeks");
    expect(summary.score).toBeLessThan(50);
  });
});
