import { createHash } from "node:crypto";
import type { CellValue, SheetValues } from "../../../src/base";
import { logColumns, nextLogRow, responseTime, sha256, verifyLog, type LogEntry } from "../../../src/monitoring";

const entry = (change: Partial<LogEntry> = {}): LogEntry => ({
  time: "2026-03-31T14:05:00Z",
  who: "Ana",
  what: "plan applied",
  channel: "Paid search",
  before: 400_000,
  after: 520_000,
  model: "JDG:8f3a2c91",
  reason: "",
  cost: null,
  ...change,
});

/** A log of several entries, as the sheet holds it. */
function logOf(entries: readonly LogEntry[]): CellValue[][] {
  const log: CellValue[][] = [["Log"], [], [...logColumns]];
  for (const one of entries) log.push([...nextLogRow(log, one).cells]);
  return log;
}

const times = ["2026-04-01", "2026-04-02", "2026-04-05", "2026-04-09"].map((day) => `${day}T09:00:00Z`);
const log = logOf(times.map((time, index) => entry({ time, after: 520_000 + index, reason: `step ${index + 1}` })));
const edited = (row: number, column: number, value: CellValue): SheetValues =>
  log.map((cells, r) => (r === row ? cells.map((cell, c) => (c === column ? value : cell)) : cells));

describe("sha256", () => {
  it("gives the digests of Node's own for texts of every length around a block, and beyond ASCII", () => {
    const texts = ["", "abc", ...[55, 56, 63, 64, 65, 1_000].map((n) => "x".repeat(n)), "Müller · 漢字 🙂"];
    for (const text of texts) expect(sha256(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
  });
});

describe("the log", () => {
  it("numbers its rows, says where the next belongs, and stands as it was written", () => {
    expect(log.slice(3).map((row) => row[0])).toEqual([1, 2, 3, 4]);
    expect(nextLogRow(log, entry({ time: times[3]! })).row).toBe(7);
    expect(verifyLog(log, null)).toMatchObject({ entries: 4, isIntact: true, problems: [], notes: [] });
  });

  it("names the very row that was edited, whichever cell it was", () => {
    for (let column = 0; column < logColumns.length; column++) {
      const { problems } = verifyLog(edited(4, column, column === 0 ? 9 : "changed"), null);
      expect(problems[0]).toMatchObject({ row: 5 });
    }
    expect(verifyLog(edited(4, 6, 999), null).problems).toEqual([
      expect.objectContaining({ row: 5, no: 2, found: expect.stringContaining("No 2 was changed") }),
    ]);
  });

  it("tells a number from its text, and a blank from a zero", () => {
    expect(verifyLog(edited(4, 6, "520001"), null).isIntact).toBe(false);
    expect(verifyLog(edited(4, 9, 0), null).isIntact).toBe(false);
  });

  it("finds missing rows in the middle and, by its anchor, at the end", () => {
    const without = (row: number) => log.filter((_, r) => r !== row);
    expect(verifyLog(without(4), null).problems[0]).toMatchObject({ row: 5, found: "No 2 is missing before this row" });
    const { anchor } = verifyLog(log, null);
    expect(verifyLog(without(6), null).isIntact).toBe(true);
    expect(verifyLog(without(6), anchor).problems[0]?.found).toBe("No 4 is missing at the end of the log");
    expect(verifyLog(null, anchor).problems[0]?.found).toBe("No 1 to 4 are missing at the end of the log");
  });

  it("catches a forger who also recomputes the edited row's hash", () => {
    const forged = log.map((row) => [...row]);
    const kept = forged.slice(0, 4);
    forged[4] = [...nextLogRow(kept, entry({ time: times[1]!, after: 1, reason: "step 2" })).cells];
    expect(verifyLog(forged, null).problems[0]).toMatchObject({ row: 6, no: 3 });
  });

  it("loses nothing where the clock runs backwards: it takes the entry and says so", () => {
    const next = nextLogRow(log, entry({ time: "2026-01-01T00:00:00Z" }));
    expect(next.warning).toMatch(/before the last entry/);
    const { isIntact, notes } = verifyLog([...log, [...next.cells]], null);
    expect(isIntact).toBe(true);
    expect(notes).toEqual([expect.stringContaining("No 5: its time")]);
  });

  it("refuses an entry by nobody, and a log without its columns", () => {
    expect(() => nextLogRow(log, entry({ who: " " }))).toThrow("nobody is named");
    expect(() =>
      verifyLog(
        [
          ["No", "Time", "Hash"],
          [1, "x", "y"],
        ],
        null,
      ),
    ).toThrow("the column Who is missing");
    expect(() =>
      verifyLog(
        [
          ["a", "b"],
          [1, 2],
        ],
        null,
      ),
    ).toThrow("no header row");
  });

  it("gives the time that alerts waited: 1 day and 4 days are 2.5 on average", () => {
    const steps = ["alert", "plan applied", "alert", "refit"];
    expect(responseTime(logOf(times.map((time, i) => entry({ time, what: steps[i]! }))))).toBeCloseTo(2.5, 9);
    expect(responseTime(null)).toMatchObject({ kind: "missing" });
  });
});
