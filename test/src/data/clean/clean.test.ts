import { createRng } from "../../../../src/numerics";
import {
  channelGroup,
  checkUtm,
  cleanTable,
  createStandardizer,
  jaroWinkler,
  standardChannels,
} from "../../../../src/data";

describe("jaroWinkler", () => {
  /** Published examples: Winkler (1990), as reprinted with four digits; tolerance: their last digit. */
  it.each([
    ["martha", "marhta", 0.9611],
    ["dwayne", "duane", 0.84],
    ["dixon", "dicksonx", 0.8133],
    ["", "a", 0],
    ["same", "same", 1],
  ])("%s and %s: %p", (a, b, expected) => {
    expect(jaroWinkler(a, b)).toBeCloseTo(expected, 4);
    expect(jaroWinkler(b, a)).toBeCloseTo(expected, 4);
  });
});

/** Ways in which people write a name: case, spaces, signs, full-width letters, and one slip in longer names. */
function variants(name: string, random: () => number): string[] {
  const at = 1 + Math.floor(random() * (name.length - 2));
  const swapped = name.slice(0, at) + (name[at + 1] ?? "") + (name[at] ?? "") + name.slice(at + 2);
  const isLong = name.replace(/\W/g, "").length >= 7;
  return [
    name.toUpperCase(),
    ` ${name.toLowerCase()}  `,
    name.replace(/[ -]/g, "_"),
    `\u00a0${name.toLowerCase().replace(/ /g, "\u00a0")}\u200b`,
    `${name.toUpperCase().replace(/ /g, "-")}.`,
    name.replace(/[A-Za-z]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)),
    ...(isLong
      ? [swapped, name.slice(0, at) + name.slice(at + 1), name.slice(0, at) + (name[at] ?? "") + name.slice(at)]
      : []),
  ];
}

describe("createStandardizer", () => {
  const standardize = createStandardizer(null);

  it("gets at least 98% of over 200 planted variants right and never a wrong one silently", () => {
    const rng = createRng(11);
    const planted = Object.keys(standardChannels).flatMap((name) =>
      variants(name, () => rng.uniform()).map((variant) => ({ name, variant })),
    );
    const results = planted.map(({ name, variant }) => ({ name, variant, got: standardize(variant).standard }));
    const wrong = results.filter(({ name, got }) => got !== name);
    expect(planted.length).toBeGreaterThanOrEqual(200);
    expect({ wrong: wrong.length <= 0.02 * planted.length ? [] : wrong }).toEqual({ wrong: [] });
    expect(wrong.filter(({ got }) => got !== "")).toEqual([]);
  });

  it.each([
    ["Google Ads", "Paid search"],
    ["ads, GOOGLE", "Paid search"],
    ["fb ads", "Paid social"],
    ["Faceboook Ads", "Paid social"],
    ["OOH", "Out-of-home"],
    ["E-Mail", "Email"],
    ["Fernsehen", ""],
    ["Project Zeppelin", ""],
    ["Channel 1", ""],
    ["PR2", ""],
  ])("%s: %p", (name, expected) => {
    expect(standardize(name).standard).toBe(expected);
  });

  it("follows the user's merge table first and refuses one that contradicts itself", () => {
    const own = createStandardizer([
      ["Name", "Standard name"],
      ["Google Ads", "SEA"],
      ["Zeppelin", "Blimp"],
    ]);
    expect(["google ads", "Zeppelin", "blimp", "tv"].map((name) => own(name).standard)).toEqual([
      "SEA",
      "Blimp",
      "Blimp",
      "TV",
    ]);
    expect(() =>
      createStandardizer([
        ["a", "x"],
        ["A ", "y"],
      ]),
    ).toThrow("map row 2 (A): this name goes to");
  });
});

describe("channelGroup", () => {
  /** One case for each rule of Google's published table (support.google.com/analytics/answer/9756891). */
  it.each([
    ["(direct)", "(none)", "", "Direct"],
    ["google", "cpc", "summer cross-network", "Cross-network"],
    ["amazon", "cpc", "", "Paid Shopping"],
    ["any", "retargeting", "spring shopping", "Paid Shopping"],
    ["google", "ppc", "", "Paid Search"],
    ["l.facebook.com", "Paid_Social", "", "Paid Social"],
    ["youtube.com", "cpv-cpm", "", "Paid Video"],
    ["site", "banner", "", "Display"],
    ["site", "cpc", "", "Paid Other"],
    ["site", "x", "eshop launch", "Organic Shopping"],
    ["site", "sm", "", "Organic Social"],
    ["vimeo", "referral", "", "Organic Video"],
    ["Bing", "organic", "", "Organic Search"],
    ["news.site", "link", "", "Referral"],
    ["e-mail", "", "", "Email"],
    ["site", "affiliate", "", "Affiliates"],
    ["site", "audio", "", "Audio"],
    ["sms", "", "", "SMS"],
    ["app-x", "web-push", "", "Mobile Push Notifications"],
    ["site", "newsletter", "", "Unassigned"],
  ])("%s / %s / %s: %s", (source, medium, campaign, expected) => {
    expect(channelGroup({ source, medium, campaign })).toBe(expected);
  });
});

describe("checkUtm", () => {
  const check = (url: string, rules: Parameters<typeof checkUtm>[1] = null): unknown[] => [
    ...(checkUtm([[url]], rules).rows[0] ?? []),
  ];

  it("passes a good link and mends a bad one", () => {
    const good = "https://a.com/x?id=1&utm_source=google&utm_medium=cpc&utm_campaign=spring#top";
    expect(check(good)).toEqual([good, "ok", "", good]);
    const [, status, problem, suggested] = check(
      "https://a.com/x?id=1&utm_source=Google&utm_medium=cpc&utm_campaign=Spring%20Sale",
    );
    expect([status, suggested]).toEqual([
      "fix",
      "https://a.com/x?id=1&utm_source=google&utm_medium=cpc&utm_campaign=spring-sale",
    ]);
    expect(problem).toBe("utm_source has capital letters; utm_campaign has capital letters; utm_campaign has spaces");
    expect(check(String(suggested))[1]).toBe("ok");
  });

  it.each([
    ["https://a.com/?utm_source=google&utm_medium=cpc", "utm_campaign is missing"],
    ["https://a.com/?utm_source=a&utm_source=b&utm_medium=cpc&utm_campaign=c", "utm_source stands there twice"],
    ["https://a.com/#x?utm_source=google&utm_medium=cpc&utm_campaign=c", "tags stand after the #"],
    ["https://a.com/?utm_source=site&utm_medium=newsletter&utm_campaign=c", "under Unassigned"],
    ["not a link", "This is no web address"],
    ["=HYPERLINK(1)", "This is no web address"],
  ])("says what is wrong with %s", (url, problem) => {
    expect(check(url)[2]).toContain(problem);
  });

  it("holds links to the user's own rules", () => {
    const rules = [
      ["Parameter", "Allowed", "Required"],
      ["utm_medium", "cpc, email", "yes"],
    ];
    expect(check("https://a.com/?utm_medium=cpc", rules)[1]).toBe("ok");
    expect(check("https://a.com/?utm_medium=cpp", rules)).toEqual([
      "https://a.com/?utm_medium=cpp",
      "fix",
      'utm_medium "cpp" is not allowed (nearest: cpc)',
      expect.objectContaining({ kind: "missing" }),
    ]);
    expect(() => check("x", [["Parametre"], ["a"]])).toThrow('Did you mean "Parameter"?');
  });
});

describe("cleanTable", () => {
  const messy = [
    ["Spend export", null, null],
    ["Date", "Channel", "Spend"],
    ["15/01/2024", "paid_search", "1.200,50"],
    ["01/01/2024", "Paid search", "1.000,00"],
    ["01/01/2024", "Paid search", "1.000,00"],
    ["08/01/2024", "Paid search", null],
    ["22/01/2024", "TV", { kind: "error" as const, error: "#REF!" }],
    ["Total", null, "3.200,50"],
  ];

  it("gives real numbers and dates, one spelling, no repeats, no totals, in date order", () => {
    const { table, changes, dateColumns } = cleanTable(messy);
    expect(table.header).toEqual(["Date", "Channel", "Spend"]);
    expect(table.rows).toEqual([
      [45292, "Paid search", 1000],
      [45299, "Paid search", ""],
      [45306, "Paid search", 1200.5],
      [45313, "TV", { kind: "missing", why: "The source holds #REF! here. Mend that formula in the source" }],
    ]);
    expect(dateColumns).toEqual([0]);
    const words = changes.map(({ found }) => found).join(" · ");
    for (const part of [
      "totals row",
      "dates written as text",
      'as "Paid search"',
      "1 row left out: an earlier row says the same",
      "sorted by date",
    ])
      expect(words).toContain(part);
  });

  it("leaves the source as it was, and cleaning twice changes nothing more", () => {
    const before = JSON.stringify(messy);
    const { table } = cleanTable(messy);
    expect(JSON.stringify(messy)).toBe(before);
    const again = table.rows.map((row) => row.map((cell) => (typeof cell === "object" ? null : cell)));
    expect(cleanTable([[...table.header], ...again]).changes).toEqual([]);
  });
});
