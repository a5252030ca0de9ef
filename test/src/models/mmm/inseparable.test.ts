import { correlation, varianceInflation } from "../../../../src/data";
import type { History } from "../../../../src/models/mmm";
import { inseparableColumns } from "../../../../src/models/mmm/inseparable";
import { plantedHistory } from "./plantedHistory";

const { history } = plantedHistory({ rows: 60, channels: 3, controls: 1 });
const [a, b] = history.channels;

const said = (changed: Partial<History>, tested: readonly number[] = []): string[] =>
  inseparableColumns({
    history: { ...history, ...changed },
    tests: tested.map((channel) => ({ channel, from: 3, to: 6, lift: 1, standardError: 1, spendChange: -1 })),
  });

describe("what the columns of a history cannot tell apart", () => {
  it("is nothing where channels and controls go their own ways", () => expect(said({})).toEqual([]));

  it.each<[string, Partial<History>, RegExp]>([
    [
      "a channel that never varies",
      { channels: [a!, { ...b!, values: b!.values.map(() => 70) }] },
      /^Channel 2 spends the same in every period: .*baseline. Vary it, or test it$/,
    ],
    [
      "a channel and a control that measures it",
      { controls: [{ name: "GRP", values: b!.values.map((amount) => 3 * amount + 1) }] },
      /^Channel 2 moves with the control GRP \(correlation 1.00\).*Leave the control out.*or test Channel 2$/,
    ],
    [
      "a control that falls as the channel rises",
      { controls: [{ name: "Price", values: b!.values.map((amount) => -amount) }] },
      /^Channel 2 moves with the control Price \(correlation -1.00\)/,
    ],
  ])("%s", (_what, changed, words) => expect(said(changed)).toEqual([expect.stringMatching(words)]));

  it("inflates a variance by 1/(1 − r²) where there is one other column", () => {
    const r = correlation(a!.values, b!.values);
    expect(varianceInflation(a!.values, [b!.values])).toBeCloseTo(1 / (1 - r * r), 10);
    expect(varianceInflation([3, 3, 3, 3], [[1, 2, 3, 5]])).toBeNaN();
  });

  it("finds a total among the channels, which no pair gives away", () => {
    const total = { ...a!, name: "All media", values: a!.values.map((amount, t) => amount + b!.values[t]!) };
    const found = said({ channels: [a!, b!, total] });
    expect(found.at(-1)).toMatch(
      /^All media is a mixture of the other channels \(variance inflation 999\).*their total/,
    );
  });

  it("is silent on a channel with a lift test", () => {
    const twin = { channels: [a!, { ...a!, name: "Twin" }] };
    expect(said(twin)).toHaveLength(1);
    expect(said(twin, [1])).toEqual([]);
    expect(said({ channels: [a!, { ...b!, values: b!.values.map(() => 70) }] }, [1])).toEqual([]);
  });
});
