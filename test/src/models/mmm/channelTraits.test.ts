import type { JobContext } from "../../../../src/jobs";
import { channelReturn } from "../../../../src/jobs/channelReturn";
import { createFittedModel, type FittedModel } from "../../../../src/models";
import { createFittedWorld } from "../../../fakes/fittedWorld";

/** The hand-made world with an outcome of counts, its first channel with traits of its own. */
function counted(traits: { readonly value?: number; readonly isBrand?: boolean }): FittedModel {
  const { finished } = createFittedWorld({ channels: 2 });
  const { history } = finished.plan;
  const channels = history.channels.map((channel, c) => (c === 0 ? { ...channel, ...traits } : channel));
  const outcome = { ...history.outcome, unit: "count" as const };
  return createFittedModel("MMM:0123abcd", {
    ...finished,
    plan: { ...finished.plan, history: { ...history, channels, outcome } },
  });
}

const returnOf = (model: FittedModel, measure: "roi" | "outcome_per_spend"): unknown => {
  const context = { models: { get: () => model, put: () => undefined } } as unknown as JobContext;
  return channelReturn(
    { model: [["MMM:0123abcd"]], channel: "Channel 1", measure, confidence: null, ifNotFound: null },
    context,
  )[0];
};

describe("what a table beside the history says of a channel", () => {
  it("a value makes a return on investment of an outcome of counts; without one there is none", () => {
    const valued = counted({ value: 40 });
    expect(Number(returnOf(valued, "roi")) / Number(returnOf(valued, "outcome_per_spend"))).toBeCloseTo(40, 10);
    expect(returnOf(counted({}), "roi")).toMatchObject({
      why: expect.stringMatching(/add Value .* to the groups of its FIT_MODEL/) as string,
    });
    expect(valued.channels[1]!.value).toBeNaN();
  });

  it("a yes or no to Brand counts more than the name", () => {
    expect(counted({ isBrand: true }).channels.map(({ isBrand }) => isBrand)).toEqual([true, false]);
    expect(counted({}).channels[0]!.isBrand).toBe(false);
  });
});
