import type { FormulaPlace } from "./frozenFormula";

/** Defined names of ours that hold on to frozen places begin so; hosts hide them where they can and list them nowhere. */
export const anchorPrefix = "marginal_frozen_";

/** Gives every place a name of its own, the same place always the same one. */
export class Anchors {
  private readonly byPlace = new Map<string, string>();
  private readonly byName = new Map<string, FormulaPlace>();
  private last: number;

  /** Goes on counting after the names that are taken. */
  constructor(taken: Iterable<string>) {
    this.last = Math.max(0, ...[...taken].map((name) => Number(name.slice(anchorPrefix.length)) || 0));
  }

  of({ sheetId, row, column, rows, columns }: FormulaPlace): string {
    const key = [sheetId, row, column, rows, columns].join(" ");
    const known = this.byPlace.get(key);
    if (known !== undefined) return known;
    const name = `${anchorPrefix}${++this.last}`;
    this.byPlace.set(key, name);
    this.byName.set(name, { sheetId, row, column, rows, columns });
    return name;
  }

  get places(): ReadonlyMap<string, FormulaPlace> {
    return this.byName;
  }
}
