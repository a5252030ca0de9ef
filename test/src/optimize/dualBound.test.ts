import { createRng } from "../../../src/numerics";
import { dualBound } from "../../../src/optimize/dualBound";
import { readPlanProblem } from "../../../src/optimize";
import { createWorkedModel } from "../../fakes/curveModel";

describe("dualBound", () => {
  const plain = createWorkedModel({ kind: "hill", halfSaturation: 1, slope: 1 });
  const model = { ...plain, channels: plain.channels.map((c, at) => ({ ...c, groups: [at < 3 ? "North" : "South"] })) };
  const limits = [
    ["Channel", "Min", "Max"],
    ["North", 700_000, 1_000_000],
    ["South", null, 1_100_000],
  ];
  const question = { budget: 2e6, limits, objective: null, posture: null, settings: null };
  const { set } = readPlanProblem(model, question);

  it("prices a plan's money at no less than the plan's own use of it, at any prices (weak duality)", () => {
    const rng = createRng(3);
    const { tree } = set;
    for (let trial = 0; trial < 200; trial++) {
      const north = 900_000 + 100_000 * rng.uniform();
      const spend = [0.2, 0.3, 0.5].map((share) => share * north);
      spend.push(...[0.5, 0.1, 0.4].map((share) => share * (2e6 - north)));
      const price = Float64Array.from(tree.groups, () => 0.01 * rng.uniform());
      const used = spend.reduce((sum, x, c) => sum + price[tree.parent[c]! - tree.nChannels]! * x, 0);
      // Rounding of a sum of about 20,000.
      expect(dualBound(set, price)).toBeGreaterThanOrEqual(used - 1e-8);
    }
  });

  it("is exact where every group stands at the bound that its price speaks of", () => {
    const root = set.tree.groups.length - 1;
    const price = Float64Array.from(set.tree.groups, ({ name }, g) =>
      g === root ? 0.004 : name === "North" ? 0.005 : 0.004,
    );
    // North at its cap of 1,000,000 for 0.001 more than the whole's 0.004.
    expect(dualBound(set, price)).toBeCloseTo(0.004 * 2e6 + 0.001 * 1e6, 8);
  });
});
