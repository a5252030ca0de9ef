import { simulatedTable, simulateWorld } from "../../../../src/data";

describe("simulateWorld", () => {
  const world = simulateWorld(7);

  it("gives the same bits for the same seed and others for another", () => {
    expect(simulateWorld(7)).toEqual(world);
    expect(simulateWorld(8).outcome).not.toEqual(world.outcome);
  });

  it("states its truth: contributions over spend are the stated return (to rounding of sums, 1e-12)", () => {
    world.truth.channels.forEach(({ roi, ceiling }, c) => {
      const brought = (world.truth.contributions[c] ?? []).reduce((a, b) => a + b, 0);
      const spent = (world.channels[c]?.spend ?? []).reduce((a, b) => a + b, 0);
      expect(Math.abs(brought / spent / roi - 1)).toBeLessThan(1e-12);
      expect(Math.max(...(world.truth.contributions[c] ?? []))).toBeLessThan(ceiling);
    });
  });

  it("keeps media between a tenth and six tenths of the outcome and never spends below 0", () => {
    const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
    const share = sum(world.truth.contributions.map(sum)) / sum(world.outcome);
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.6);
    expect(Math.min(...world.channels.flatMap(({ spend }) => spend))).toBeGreaterThanOrEqual(0);
  });

  it("writes one row per week with a header", () => {
    const table = simulatedTable(world);
    expect(table).toHaveLength(105);
    expect(table[0]).toEqual([
      "Week",
      "Revenue",
      "TV",
      "Radio",
      "Paid search",
      "Paid social",
      "Display",
      "Video",
      "Promotion",
      "Competitor spend",
    ]);
  });
});
