import { accuracy, type Evidence, judgeFit, type Scored } from "../../../../src/models/mmm";
import { plantedHistory } from "./plantedHistory";

const { history } = plantedHistory({ rows: 60, channels: 2 });

/** A forecast of 12 periods that is off by this share everywhere. */
function off(share: number, periods = 12): Scored {
  const actual = Array.from({ length: periods }, (_, t) => 100 + t);
  const mean = actual.map((value) => value * (1 + share));
  return { actual, mean, low: mean, high: mean, crps: actual.map(() => 0), confidence: 0.9 };
}

const nothing: Scored = { ...off(0.05), actual: off(0).actual.map(() => 0) };

const healthy: Evidence = {
  diagnostics: {
    ...{ rHat: 1.002, worst: "noise", essBulk: 2000, essTail: 1500, divergences: 0, draws: 4000 },
    ...{ eBfmi: 0.9, cutTrees: 0, gradients: 1 },
  },
  ...{ negativeBaseline: 0, test: off(0.05), naive: 0.2, noMedia: 0.1, heldRHat: 1.01, plan: { history, tests: [] } },
};
const diagnosed = (changed: Partial<Evidence["diagnostics"]>): Evidence => ({
  ...healthy,
  diagnostics: { ...healthy.diagnostics, ...changed },
});

describe("the verdict on a fit", () => {
  it("passes a healthy one without a reason", () => {
    expect(judgeFit(healthy)).toEqual({ status: "pass", reasons: [] });
  });

  it.each<[string, Evidence, string, RegExp]>([
    ["R-hat 1.02", diagnosed({ rHat: 1.02 }), "review", /R-hat of noise is 1.020.*Raise Warm-up/],
    ["R-hat 1.2", diagnosed({ rHat: 1.2 }), "fail", /chains disagree/],
    ["R-hat that does not exist", diagnosed({ rHat: NaN }), "fail", /cannot be computed/],
    ["R-hat just above", diagnosed({ rHat: 1.0104 }), "review", /R-hat of noise is 1.0104 \(at most 1.01\)/],
    ["draws that cannot be counted", diagnosed({ essBulk: NaN }), "fail", /^Effective draws cannot be counted/],
    ["300 effective draws", diagnosed({ essTail: 300 }), "review", /Only 300 effective draws/],
    ["50 effective draws", diagnosed({ essBulk: 50 }), "fail", /Only 50/],
    ["0.5% divergent", diagnosed({ divergences: 20 }), "review", /20 divergent draws.*simpler curves/],
    ["2% divergent", diagnosed({ divergences: 80 }), "fail", /80 divergent/],
    ["energy that hardly mixes", diagnosed({ eBfmi: 0.1 }), "review", /E-BFMI/],
    ["baseline negative in 30%", { ...healthy, negativeBaseline: 0.3 }, "review", /negative in 30% of the draws/],
    ["baseline negative in 90%", { ...healthy, negativeBaseline: 0.9 }, "fail", /Narrow the priors/],
    ["too few test points", { ...healthy, test: off(0.05, 7) }, "review", /Too few points to test: 7/],
    ["an outcome of 0 held out", { ...healthy, test: nothing }, "review", /0 in all periods held out.*Check the last/],
    ["an error of 16%", { ...healthy, test: off(0.16), naive: 1, noMedia: 1 }, "review", /16.0% is above 15%/],
    ["an error of 30%", { ...healthy, test: off(0.3), naive: 1, noMedia: 1 }, "fail", /above 15%/],
    ["a held-out fit that is stuck", { ...healthy, heldRHat: NaN }, "review", /periods held out has not settled/],
    [
      "a held-out fit whose chains disagree",
      { ...healthy, heldRHat: 1.06 },
      "review",
      /has not settled.*Raise Warm-up/,
    ],
    ["no better than last year", { ...healthy, naive: 0.04 }, "review", /"same as a year ago" \(4.0%\)/],
    ["no better without media", { ...healthy, noMedia: 0.04 }, "review", /without media \(4.0%\).*lift test/],
  ])("%s", (_what, evidence, status, words) => {
    const verdict = judgeFit(evidence);
    expect(verdict.status).toBe(status);
    expect(verdict.reasons.map(({ text }) => text).join(" | ")).toMatch(words);
  });

  it("stays a pass at the thresholds themselves", () => {
    const edge = diagnosed({ rHat: 1.01, essBulk: 400, essTail: 400, divergences: 4 });
    expect(judgeFit({ ...edge, negativeBaseline: 0.2 }).status).toBe("pass");
    expect(judgeFit({ ...healthy, test: off(0.05, 8) }).status).toBe("pass");
  });

  it("stays a review at the thresholds of failing, and says so from the first value beyond", () => {
    const worst = diagnosed({ rHat: 1.05, essBulk: 100, essTail: 100, divergences: 40 });
    expect(judgeFit({ ...worst, negativeBaseline: 0.8 }).status).toBe("review");
    for (const beyond of [{ rHat: 1.0501 }, { essTail: 99.9 }, { divergences: 41 }])
      expect(judgeFit(diagnosed(beyond)).status).toBe("fail");
    expect(judgeFit({ ...healthy, negativeBaseline: 0.801 }).status).toBe("fail");
  });

  it("asks to beat the simple forecasts, not to equal them", () => {
    const same = accuracy(healthy.test, "wmape");
    for (const equal of [{ naive: same }, { noMedia: same }])
      expect(judgeFit({ ...healthy, ...equal }).status).toBe("review");
  });

  it("names channels that move together and what to do", () => {
    const [first] = history.channels;
    const twins = { ...history, channels: [first!, { ...first!, name: "Twin" }] };
    const { status, reasons } = judgeFit({ ...healthy, plan: { history: twins, tests: [] } });
    expect(status).toBe("review");
    expect(reasons[0]!.text).toMatch(
      /Channel 1 and Twin move together \(correlation 1.00\).*Combine them, or test one/,
    );
  });

  it("is as bad as its worst reason and keeps them all", () => {
    const { status, reasons } = judgeFit({ ...diagnosed({ rHat: 1.3 }), negativeBaseline: 0.3 });
    expect(status).toBe("fail");
    expect(reasons).toHaveLength(2);
  });
});
