import { planBudget, type PlanAnswer } from "../../../src/optimize";
import { createWorkedModel } from "../../fakes/curveModel";

const limits = [
  ["Channel", "Min"],
  ["Traditional media", 150_000],
];
const settings = [["Max move", 0.3]];

function plan(model: ReturnType<typeof createWorkedModel>): PlanAnswer {
  return planBudget(model, { budget: 2_000_000, limits, objective: null, posture: null, settings });
}

describe("the worked example", () => {
  // An independent computation of the same optimum (thousands); amounts are printed to 0.1 or 1.
  const oracle: [string, Parameters<typeof createWorkedModel>[0], number[], number][] = [
    ["power 0.3", { kind: "power", exponent: 0.3 }, [520, 465.4, 324.6, 280, 260, 150], 8024],
    ["power 0.5", { kind: "power", exponent: 0.5 }, [520, 453.8, 336.2, 280, 260, 150], 8194],
    ["power 0.7", { kind: "power", exponent: 0.7 }, [520, 426.5, 363.5, 280, 260, 150], 8382],
    ["Hill 0.5", { kind: "hill", halfSaturation: 0.5, slope: 1 }, [520, 479, 311, 280, 260, 150], 8008],
    ["Hill 1", { kind: "hill", halfSaturation: 1, slope: 1 }, [520, 474, 316, 280, 260, 150], 8143],
    ["Hill 2", { kind: "hill", halfSaturation: 2, slope: 1 }, [520, 464, 326, 280, 260, 150], 8300],
  ];

  it.each(oracle)("%s: the plan of an independent solver", (_, curve, amounts, total) => {
    const answer = plan(createWorkedModel(curve));
    answer.channels.forEach((channel, c) => expect(Math.abs(channel.plan / 1000 - amounts[c]!)).toBeLessThan(0.5));
    expect(Math.abs(answer.value / total - 1)).toBeLessThan(1e-3);
    expect(answer.verdict).toBe("optimal");
    expect(answer.gap).toBeLessThan(1e-9);
    expect(answer.channels.reduce((sum, channel) => sum + channel.plan, 0)).toBe(2_000_000);
  });
});
