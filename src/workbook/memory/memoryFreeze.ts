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
    standing: async (places) =>
      places.map((place) => {
        const cells = book.find(place.sheetId)?.cells;
        if (!cells) return null;
        const values = cells.filled();
        return {
          sheet: cells.name,
          values: grid(place, (row, column) => values.get(`${row},${column}`) ?? null),
          formula: cells.cell(place.row, place.column)?.formula ?? "",
        };
      }),
    put: async (patches) => {
      for (const patch of patches) book.put({ ...patch, sheet: patch.sheetId }, patch.contents);
    },
    load: async () => state.get("frozen") ?? null,
    save: async (json) => void state.set("frozen", json),
  };
}
