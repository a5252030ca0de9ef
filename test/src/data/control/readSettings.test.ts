import { readSettings } from "../../../../src/data";

describe("readSettings", () => {
  const settings = readSettings([
    ["Name", "Value"],
    ["half  SATURATION", 2],
    ["Paid search Half saturation", "0.5"],
    ["Curve", "Power"],
    ["Spend all", "no"],
    ["Slope", 0],
    ["Spread", 0],
    [null, null],
    [0, 0],
    ["Synergy: TV + Search", "10%"],
    ["Today", "2025-03-31"],
    ["warm up", "1,000"],
  ]);

  it("answers by name, the channel's own row first, else the default", () => {
    expect(settings.number("Half saturation", 1)).toBe(2);
    expect(settings.number("Half saturation", 1, "PAID search ")).toBe(0.5);
    expect(settings.number("Half saturation", 1, "Social")).toBe(2);
    expect(settings.text("Curve", "hill")).toBe("power");
    expect(settings.yes("Spend all", true)).toBe(false);
    expect(settings.number("Slope", 1)).toBe(1);
    expect(settings.number("Spread", 1)).toBe(0);
    expect(settings.number("Today", NaN)).toBe(45747);
    expect(settings.number("Warm-up", 5)).toBe(1000);
    expect([settings.has("Seed"), settings.has("Curve"), settings.has("Curve", "x")]).toEqual([false, true, true]);
    expect(settings.where("Curve")).toBe("settings row 4 (Curve)");
    expect(settings.synergies).toEqual([
      { a: "TV", b: "Search", share: 0.1, where: "settings row 10 (Synergy: TV + Search)" },
    ]);
    expect(readSettings(null).number("Seed", 1)).toBe(1);
  });

  it.each<[string, string | number, string]>([
    ["Half sat", 1, 'settings row 1 (Half sat): unknown setting. Did you mean "Half saturation"?'],
    ["Slope", "steep", 'Slope) is "steep". Type a number'],
    ["Spread", -1, "is -1. It must be at least 0"],
    ["Draws", 10.5, "Type a whole number"],
    ["Curve", "spline", "Use one of: hill, power"],
    ["Synergy: A + a", 0.1, "two different channels"],
    ["Today", "soon", "Type a date"],
  ])("refuses %s = %p", (name, value, message) => {
    expect(() => readSettings([[name, value]])).toThrow(message);
  });

  it("refuses twins, error cells and rows of channels that do not exist", () => {
    expect(() =>
      readSettings([
        ["Slope", 1],
        ["slope", 2],
      ]),
    ).toThrow("given twice, see also settings row 1 (Slope)");
    expect(() => readSettings([["Slope", { kind: "error", error: "#N/A" }]])).toThrow("the value is #N/A");
    expect(() => settings.checkChannels(["Paid search", "TV", "Search"])).not.toThrow();
    expect(() => settings.checkChannels(["Paid searches", "TV", "Search"])).toThrow(
      'there is no channel "Paid search". Did you mean "Paid searches"?',
    );
  });
});
