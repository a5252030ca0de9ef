/** One look at a table: the day, and what it was then. */
export interface AuditNote {
  /** "2025-03-31" */
  readonly day: string;
  readonly score: number;
  readonly errors: number;
  readonly warnings: number;
}

/** An audit older than this many days is old. */
export const freshDays = 30;

/** Whole days from one day to a later one, both as "2025-03-31"; 0 where the clock went back. */
export function daysBetween(from: string, to: string): number {
  const days = Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
  return Number.isFinite(days) ? Math.max(0, days) : 0;
}

/** Age of the last audit; null where there was none. Old from day 31 on. */
export function auditAge(
  audits: readonly AuditNote[],
  today: string,
): { readonly days: number; readonly isOld: boolean } | null {
  const last = audits.at(-1);
  if (!last) return null;
  const days = daysBetween(last.day, today);
  return { days, isOld: days > freshDays };
}

/** The history of audits with one more: one note a day, the last twelve. */
export function withAudit(audits: readonly AuditNote[], note: AuditNote): readonly AuditNote[] {
  return [...audits.filter(({ day }) => day !== note.day), note].slice(-12);
}
