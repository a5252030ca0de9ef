import { deskJobs, lightJobs } from "../../../src/jobs";

const history = [
  ["Week", "Leads", "Paid search", "TV"],
  ["2024-01-01", 10, 5, "tbc"],
  ["2024-01-08", 12, 6, 7],
  ["2024-01-15", 14, 4, 9],
];

describe("the jobs of the Data screen and cells", () => {
  it("audits with places in words, errors first", () => {
    const { header, rows } = lightJobs.auditData({ data: history, settings: null });
    expect(header).toEqual(["Check", "Severity", "Where", "Found", "Fix"]);
    expect(rows[0]?.slice(0, 3)).toEqual(["Words for numbers", "error", "row 2, TV"]);
    expect(rows.every((row) => row.length === header.length)).toBe(true);
  });

  it("understands the same table as the audit does, with its roles", () => {
    const read = deskJobs.understandData({ data: history, settings: null, areBlanksVisible: true, mapping: null });
    expect(read.history).toMatchObject({
      period: "week",
      nPeriods: 3,
      outcome: "Leads",
      channels: ["Paid search", "TV"],
    });
    expect(read.findings[0]).toMatchObject({ place: "row 2, TV", where: { row: 1, column: 3 } });
  });

  it("takes roles that the user corrected", () => {
    const first = deskJobs.understandData({ data: history, settings: null, areBlanksVisible: true, mapping: null });
    const roles = first.mapping.roles.map((role) =>
      role.header === "TV" ? { ...role, role: "control" as const, channel: "" } : role,
    );
    const mapping = { ...first.mapping, roles };
    const read = deskJobs.understandData({ data: history, settings: null, areBlanksVisible: true, mapping });
    expect(read.history).toMatchObject({ channels: ["Paid search"], controls: ["TV"] });
  });

  it("scores readiness and lists its parts", () => {
    expect(lightJobs.dataReadiness({ data: history }).mode).toBe("judgement");
    const { rows } = lightJobs.readinessParts({ data: history });
    expect(rows).toHaveLength(7);
  });

  it("standardises names, reports what it cannot, and keeps blanks", () => {
    const names = [["google ads"], [null], [0], ["Zeppelin"]];
    const given = lightJobs.standardizeChannel({ names, map: null, ifNotFound: "?" });
    expect(given).toEqual([["Paid search"], [""], [""], ["?"]]);
    const missing = lightJobs.standardizeChannel({ names: [["Zeppelin"]], map: null, ifNotFound: null });
    expect(missing[0]?.[0]).toEqual({ kind: "missing", why: expect.stringMatching(/"Zeppelin"\. Add it/) });
  });

  it("names a standard name only where one looks alike, gives error cells words and keeps the shape of the names", () => {
    const names = [["google ads", "Radio spots", { kind: "error", error: "#REF!" }]] as const;
    const [row] = lightJobs.standardizeChannel({ names, map: null, ifNotFound: null });
    expect(row).toEqual([
      "Paid search",
      { kind: "missing", why: expect.stringContaining('The nearest is "Radio"') },
      { kind: "missing", why: "The name is #REF!. Mend that formula first." },
    ]);
    expect(() => lightJobs.standardizeChannel({ names, map: [["Radio spots"]], ifNotFound: null })).toThrow(
      "map: needs two columns",
    );
  });

  it("checks links that lie in a row as well", () => {
    const { rows } = lightJobs.checkUtm({ urls: [["https://a.com", "https://b.com"]], rules: null });
    expect(rows.map(([url]) => url)).toEqual(["https://a.com", "https://b.com"]);
  });

  it("answers with plain data that survives structured clone", () => {
    const answers = [
      lightJobs.auditData({ data: history, settings: null }),
      deskJobs.cleanCopy({ data: history, settings: null }),
      deskJobs.understandData({ data: history, settings: null, areBlanksVisible: false, mapping: null }),
    ];
    expect(structuredClone(answers)).toEqual(answers);
  });
});
