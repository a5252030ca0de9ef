import { parseAmount, parseShare } from "../../../taskpane/state/parseAmount";

describe("parseAmount", () => {
  it.each([
    ["2m", 2_000_000],
    ["2M", 2_000_000],
    ["1.5k", 1_500],
    ["1,5m", 1_500_000],
    ["2,000,000", 2_000_000],
    ["2.000.000", 2_000_000],
    ["2 000 000", 2_000_000],
    ["2\u202f000\u00a0000", 2_000_000],
    ["2'000'000", 2_000_000],
    ["$2,000,000", 2_000_000],
    ["€ 1.250.000,50", 1_250_000.5],
    ["1,250,000.50", 1_250_000.5],
    ["USD 300k", 300_000],
    ["0.75 million", 750_000],
    ["1.2bn", 1_200_000_000],
    ["1,500", 1_500],
    ["1500", 1_500],
    ["12,5", 12.5],
    ["0", 0],
  ])("reads %s", (text, amount) => expect(parseAmount(text)).toBe(amount));

  it.each(["", "lots", "2x", "-5", "1,23,4", "1.2.3", "k", "5 apples", "1e9", "NaN"])("refuses %s", (text) =>
    expect(parseAmount(text)).toBeNull(),
  );
});

describe("parseShare", () => {
  it.each([
    ["30%", 0.3],
    ["30", 0.3],
    ["0.3", 0.3],
    ["0,3", 0.3],
    [".25", 0.25],
    ["12.5%", 0.125],
    ["0.5%", 0.005],
    ["150", 1.5],
    ["0", 0],
  ])("reads %s", (text, share) => expect(parseShare(text)).toBe(share));

  it.each(["", "much", "-10", "3%%"])("refuses %s", (text) => expect(parseShare(text)).toBeNull());
});
