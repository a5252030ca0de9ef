import type { FreezeHost } from "../freeze";
import { grid, type MemoryBook } from "./memoryBook";

/** The workbook in memory as freezing sees it; formulas are kept under a key of the pane's state. */
export function memoryFreezeHost(book: MemoryBook, state: Map<string, string>): FreezeHost {
  return {
    formulas: async (isWanted) =>
      book.names.flatMap((sheetId) =>
        book
          .sheet(sheetId)
          .cells.formulas()
          .filter(({ formula }) => isWanted(formula))
          .map((found) => ({ sheetId, ...found })),
      ),
    sheets: async () => new Map(book.names.map((name) => [name, name])),
    standing: async (places) =>
      places.map((place) => {
        const { cells } = book.sheet(place.sheetId);
        const values = cells.filled();
        return {
          values: grid(place, (row, column) => values.get(`${row},${column}`) ?? null),
          formula: cells.cell(place.row, place.column)?.formula ?? "",
        };
      }),
    put: async (patches) => {
      for (const patch of patches) book.put({ ...patch, sheet: patch.sheetId }, patch.contents);
    },
    follow: async (places) => {
      for (const [name, place] of places) book.followed.set(name, place);
    },
    followed: async () => new Map(book.followed),
    keepFollowing: async (names) => {
      for (const name of [...book.followed.keys()]) if (!names.has(name)) book.followed.delete(name);
    },
    load: async () => state.get("frozen") ?? null,
    save: async (json) => void state.set("frozen", json),
  };
}
