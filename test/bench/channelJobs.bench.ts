import { channelSaturation } from "../../src/jobs/channelSaturation";
import { judgeModel } from "../../src/jobs/judgeModel";
import { memoryContext, workedExample } from "../fakes/workedExample";
import { medianMilliseconds, type BenchFigure } from "./run";

export const name = "channel jobs";

/** The worked example: judging it new and again, and 10,000 CHANNEL_SATURATION questions at different spends. */
export function run(): readonly BenchFigure[] {
  const context = memoryContext();
  const model = [[judgeModel({ summary: workedExample, settings: null }, context)]];
  const fresh = medianMilliseconds(9, (repeat) =>
    judgeModel({ summary: workedExample, settings: [["Seed", repeat + 10]] }, context),
  );
  const again = medianMilliseconds(9, () => judgeModel({ summary: workedExample, settings: null }, context));
  const calls = medianMilliseconds(5, (repeat) => {
    for (let i = 0; i < 10000; i++)
      channelSaturation({ model, channel: "Email", spend: 100000 + i + repeat / 8, measure: "share" }, context);
  });
  return [
    { what: "JUDGE_MODEL, new table", value: fresh, unit: "ms", limit: 50 },
    { what: "JUDGE_MODEL, same table again", value: again, unit: "ms", limit: 5 },
    { what: "10,000 CHANNEL_SATURATION", value: calls, unit: "ms", limit: 500 },
  ];
}
