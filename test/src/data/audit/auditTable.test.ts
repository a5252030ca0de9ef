import {
  auditTable,
  faultKinds,
  isoDate,
  plantFault,
  readSettings,
  simulatedLongTable,
  simulatedTable,
  simulateWorld,
} from "../../../../src/data";

const faults = (values: Parameters<typeof auditTable>[0]): string[] =>
  auditTable(values, { areBlanksVisible: true })
    .findings.filter(({ severity }) => severity !== "note")
    .map(({ check }) => check);

describe("auditTable", () => {
  it("raises at most one false alarm in 500 clean rows", () => {
    const worlds = Array.from({ length: 25 }, (_, seed) =>
      simulatedTable(simulateWorld(100 + seed, seed % 2 ? 156 : 104)),
    );
    const nRows = worlds.reduce((sum, table) => sum + table.length - 1, 0);
    const alarms = worlds.flatMap(faults);
    expect({ alarms: alarms.length <= nRows / 500 ? [] : alarms }).toEqual({ alarms: [] });
  });

  it.each(faultKinds)("finds every planted fault of the kind: %s", (kind) => {
    for (let seed = 1; seed <= 6; seed++) {
      const table = simulatedTable(simulateWorld(seed));
      const found = auditTable(plantFault(table, kind, 24 + 11 * seed), { areBlanksVisible: true }).findings;
      expect({ seed, found: found.some(({ check }) => check === kind) }).toEqual({ seed, found: true });
    }
  });

  it("locates a tracking break within one period", () => {
    for (let seed = 1; seed <= 10; seed++) {
      const table = simulatedTable(simulateWorld(seed));
      const at = 20 + 7 * seed;
      const shift = auditTable(plantFault(table, "Level shift", at)).findings.find(
        ({ check }) => check === "Level shift",
      );
      expect(Math.abs((shift?.where?.row ?? -99) - at)).toBeLessThanOrEqual(1);
    }
  });

  it("names the place of what it finds", () => {
    const table = plantFault(simulatedTable(simulateWorld(1)), "Words for numbers", 17);
    const [finding] = auditTable(table).findings;
    expect(finding).toMatchObject({ check: "Words for numbers", severity: "error", where: { row: 17, column: 4 } });
    expect(finding?.found).toBe('Paid search is no number in row 18, such as "tbc"');
  });

  it("tells blanks from zeros only where they can be told", () => {
    const table = plantFault(simulatedTable(simulateWorld(1)), "Blanks that may be zeros");
    expect(auditTable(table).findings.map(({ check }) => check)).not.toContain("Blanks that may be zeros");
    expect(faults(table)).toContain("Blanks that may be zeros");
  });

  it("speaks of stale data only with Today, as a note", () => {
    const table = simulatedTable(simulateWorld(1));
    const last = table[table.length - 1]?.[0] as number;
    const stale = (days: number): string | undefined =>
      auditTable(table, { settings: readSettings([["Today", isoDate(last + days)]]) }).findings.find(
        ({ check }) => check === "Stale data",
      )?.severity;
    expect([stale(35), stale(36)]).toEqual([undefined, "note"]);
    expect(auditTable(table).findings.map(({ check }) => check)).not.toContain("Stale data");
  });

  it("counts the age of months from their end: January's row is not stale in February", () => {
    const table = [
      ["Month", "Revenue", "Search", "TV"],
      ...Array.from({ length: 25 }, (_, m) => [
        `${2023 + Math.floor(m / 12)}-${1 + (m % 12)}-1`,
        900 + m,
        50 + (m % 5),
        70,
      ]),
    ];
    const found = (today: string): string | undefined =>
      auditTable(table, { settings: readSettings([["Today", today]]) }).findings.find(
        ({ check }) => check === "Stale data",
      )?.found;
    expect([found("2025-02-12"), found("2025-03-01")]).toEqual([undefined, undefined]);
    expect(found("2025-03-10")).toBe("The last month (2025-01-01) ended 37 days ago");
  });

  it("notes what is absent and why it matters", () => {
    const rows = Array.from({ length: 6 }, (_, t) => [45292 + 7 * t, 10 + t, 5 + (t % 3)]);
    const notes = auditTable([["Week", "Leads", "Paid search"], ...rows]).findings.map(({ check }) => check);
    expect(notes).toEqual(expect.arrayContaining(["No offline media", "No competitor", "No customer value"]));
  });

  it("finds misspelt channels in long tables and none in clean ones", () => {
    const world = simulateWorld(3);
    const messy = simulatedLongTable(world, (name, t) => (t % 20 === 7 ? name.toUpperCase().replace(" ", "_") : name));
    expect(faults(messy).filter((check) => check === "Channel spellings").length).toBe(5);
    expect(faults(simulatedLongTable(world, (name) => name))).not.toContain("Channel spellings");
  });
});
