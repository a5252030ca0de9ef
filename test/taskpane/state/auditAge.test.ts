import { auditAge, daysBetween, withAudit, type AuditNote } from "../../../taskpane/state/auditAge";

const note = (day: string): AuditNote => ({ day, score: 80, errors: 0, warnings: 1 });

describe("the age of an audit", () => {
  it("turns old on day 31, not on day 30, also over a month's end and a change of clocks", () => {
    expect(auditAge([note("2026-03-01")], "2026-03-31")).toEqual({ days: 30, isOld: false });
    expect(auditAge([note("2026-03-01")], "2026-04-01")).toEqual({ days: 31, isOld: true });
    expect(auditAge([note("2026-02-25"), note("2026-03-01")], "2026-03-02")).toEqual({ days: 1, isOld: false });
    expect(auditAge([], "2026-03-02")).toBeNull();
  });

  it("never goes below zero where the clock went back", () => {
    expect(daysBetween("2026-03-31", "2026-03-01")).toBe(0);
  });

  it("keeps one note a day and the last twelve", () => {
    const days = Array.from({ length: 15 }, (_, i) => `2026-03-${String(i + 1).padStart(2, "0")}`);
    const audits = days.reduce((kept: readonly AuditNote[], day) => withAudit(kept, note(day)), []);
    expect(audits).toHaveLength(12);
    expect(withAudit(audits, { ...note("2026-03-15"), score: 90 })).toHaveLength(12);
    expect(withAudit(audits, { ...note("2026-03-15"), score: 90 }).at(-1)?.score).toBe(90);
  });
});
