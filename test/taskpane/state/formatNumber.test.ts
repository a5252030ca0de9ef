import {
  chance,
  compactMoney,
  currencySign,
  exactMoney,
  figure,
  plainStyle,
  signedPercent,
} from "../../../taskpane/state/formatNumber";
import { parseAmount } from "../../../taskpane/state/parseAmount";

const euro = { locale: "en-US", currency: "€" };

describe("numbers in the pane", () => {
  it.each([
    [520_000, "520k"],
    [2_100_000, "2.1M"],
    [1_234_567, "1.23M"],
    [999_700, "1M"],
    [999.7, "1k"],
    [75, "75"],
    [0, "0"],
    [-4_200, "−4.2k"],
    [3.2e9, "3.2B"],
  ])("writes %d compactly as %s", (amount, text) => expect(compactMoney(amount, plainStyle)).toBe(text));

  it("writes money with its sign, exact to the cent only where there are cents", () => {
    expect(exactMoney(2_000_000, euro)).toBe("€2,000,000");
    expect(exactMoney(1_234.5, euro)).toBe("€1,234.50");
    expect(exactMoney(-12, euro)).toBe("−€12");
  });

  it("reads back what it writes in full", () => {
    for (const amount of [1, 12.5, 999, 1_500, 2_000_000, 1_234_567.89])
      expect(parseAmount(exactMoney(amount, euro))).toBe(amount);
  });

  it("gives changes their sign and rounds to a tenth of a percent", () => {
    expect(signedPercent(0.3, plainStyle)).toBe("+30%");
    expect(signedPercent(-0.0924, plainStyle)).toBe("−9.2%");
    expect(signedPercent(0.00001, plainStyle)).toBe("0%");
  });

  it("never rounds a chance to a certainty that is not there", () => {
    expect(chance(0.832)).toBe("83%");
    expect(chance(0.9994)).toBe("over 99%");
    expect(chance(0.0004)).toBe("under 1%");
    expect(chance(1)).toBe("100%");
    expect(chance(0)).toBe("0%");
  });

  it("keeps three digits of small figures", () => {
    expect(figure(8_143.4, plainStyle)).toBe("8,143");
    expect(figure(0.0031415, plainStyle)).toBe("0.00314");
  });

  it.each([
    ["$#,##0", "$"],
    ["[$€-407] #,##0.00", "€"],
    ["#,##0 [$kr-41D]", "kr"],
    ["#,##0;[Red]-#,##0", ""],
    ["General", ""],
  ])("finds the currency of %s", (format, sign) => expect(currencySign(format)).toBe(sign));
});
