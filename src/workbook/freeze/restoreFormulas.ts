import type { HostContent } from "../blockContents";
import type { FreezeReport } from "../port";
import { formulaReferences, withReferences, type FormulaReference } from "./formulaReferences";
import { cellOf, loadFrozen, type FreezeHost, type StandingCells } from "./freezeFormulas";
import { fingerprint, type FormulaPlace, type FrozenFormula } from "./frozenFormula";

/** What the workbook knows of kept formulas: its sheets' names by id, and where the places are now. */
interface Now {
  readonly sheets: ReadonlyMap<string, string>;
  readonly followed: ReadonlyMap<string, FormulaPlace>;
}

/** A kept formula where it belongs now; formula is null where a range that it refers to is gone. */
interface Placed {
  readonly kept: FrozenFormula;
  readonly place: FormulaPlace;
  readonly formula: string | null;
}

/**
 * Puts the formulas back where the cells still show what was frozen, wherever inserted rows and columns have moved them;
 * what a formula refers to moves along as it would have in a live one. Where the user has changed a cell since, it is
 * left alone and its formula is named in the report and stays kept; formulas of cells and sheets that are gone go too.
 */
export async function restoreFormulas(host: FreezeHost): Promise<FreezeReport> {
  const now = { sheets: await host.sheets(), followed: await host.followed() };
  const placed = (await loadFrozen(host)).flatMap((kept) => placedNow(kept, now));
  const standing = await host.standing(placed.map(({ place }) => place));
  const judged = placed.map((one, index) => ({ one, state: stateOf(one, standing[index]!) }));
  const free = judged.flatMap(({ one, state }) => (state === "free" ? [one] : []));
  await host.put(free.map(({ place, formula }) => ({ ...place, contents: formulaContents(formula ?? "", place) })));
  const left = judged.flatMap(({ one, state }) => (state === "changed" ? [one] : []));
  await host.save(left.length > 0 ? JSON.stringify(left.map(({ kept }) => kept)) : "");
  await host.keepFollowing(new Set(left.flatMap(({ kept }) => [kept.anchor ?? "", ...(kept.references ?? [])])));
  return {
    done: judged.length - left.length,
    left: left.map(({ kept, place, formula }) => ({
      cell: cellOf(now.sheets.get(place.sheetId) ?? "", place),
      formula: formula ?? kept.formula,
    })),
  };
}

/** Where a kept formula belongs now; nothing where its cell or its sheet is gone. */
function placedNow(kept: FrozenFormula, { sheets, followed }: Now): readonly Placed[] {
  const place = kept.anchor === undefined ? kept : followed.get(kept.anchor);
  if (!place || !sheets.has(place.sheetId)) return [];
  return [{ kept, place, formula: formulaNow(kept, place, { sheets, followed }) }];
}

function formulaNow({ formula, references }: FrozenFormula, place: FormulaPlace, now: Now): string | null {
  if (!references) return formula;
  const moved = formulaReferences(formula).map((was, index): FormulaReference | null => {
    const name = references[index] ?? "";
    const range = now.followed.get(name);
    if (!range) return name === "" ? was : null;
    const isOwnSheet = was.sheet === null && range.sheetId === place.sheetId;
    return { sheet: isOwnSheet ? null : (now.sheets.get(range.sheetId) ?? null), range };
  });
  return moved.some((one) => one === null) ? null : withReferences(formula, moved as readonly FormulaReference[]);
}

function stateOf({ kept, formula }: Placed, now: StandingCells): "back" | "free" | "changed" {
  if (formula !== null && now.formula === formula) return "back";
  const isAsFrozen = now.formula === "" && fingerprint(now.values) === kept.shows;
  return formula !== null && isAsFrozen ? "free" : "changed";
}

/** The contents that put a formula back: it stands in its first cell, the rest is free for its spill. */
function formulaContents(formula: string, { rows, columns }: FormulaPlace): HostContent[][] {
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_, c) => (r === 0 && c === 0 ? formula : "")),
  );
}
