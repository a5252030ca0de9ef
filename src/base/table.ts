/** A number that does not exist, with the reason in words; a cell shows it as #N/A with that message. */
export interface Missing {
  readonly kind: "missing";
  readonly why: string;
}

/** One cell of an answer: plain data that survives structured clone. Numbers are always finite. */
export type ResultCell = string | number | boolean | Missing;

/** A table answer: one header text per column, rows of the same width, and a total row where a total makes sense. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly ResultCell[])[];
  readonly total?: readonly ResultCell[];
}

/** A `Missing` cell. */
export function missing(why: string): Missing {
  return { kind: "missing", why };
}

/** True for a `Missing` cell. */
export function isMissing(cell: unknown): cell is Missing {
  return typeof cell === "object" && cell !== null && (cell as { kind?: unknown }).kind === "missing";
}

/** The number itself if it is finite, else a `Missing` cell that says why. */
export function numberOr(value: number, why: string): number | Missing {
  return Number.isFinite(value) ? value : missing(why);
}
