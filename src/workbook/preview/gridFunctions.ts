import type { Model } from "@odoo/o-spreadsheet";
import { CallBook } from "./callBook";
import type { BlankCells } from "./coerceArguments";
import type { CustomFunctionsHost } from "./customFunctionsHost";
import { createFunctionCaller } from "./functionCaller";
import type { FunctionsMetadata } from "./functionMetadata";
import { createReevaluation } from "./reevaluation";
import { registerFunctions } from "./registerFunctions";

/** How many answers of asynchronous functions are kept, and how long a call may take. */
const limits = { keep: 2_000, timeoutMs: 300_000 };

/** The custom functions in the grid, whichever workbook is open. */
export interface GridFunctions {
  /** Follows this workbook from now on; calls of the one before are cancelled. */
  watch(model: Model): void;
  /** Plays desktop Excel or Excel on the web where blank cells are concerned, and calculates anew. */
  useBlanks(blanks: BlankCells): void;
}

/** Registers every function of functions.json in the grid and keeps their calls. */
export function startGridFunctions(host: CustomFunctionsHost, metadata: FunctionsMetadata): GridFunctions {
  const rules = { blanks: "desktop" as BlankCells, errorsReachAny: metadata.allowErrorForDataTypeAny === true };
  const reevaluation = createReevaluation();
  const book = new CallBook({ ...limits, onSettled: (cells) => reevaluation.enqueue(cells) });
  const call = createFunctionCaller(host, book, rules);
  registerFunctions(metadata, call);
  let watched: Model | undefined;
  return {
    watch(model) {
      watched = model;
      reevaluation.watch(model, book);
    },
    useBlanks(blanks) {
      rules.blanks = blanks;
      book.clear();
      watched?.dispatch("EVALUATE_CELLS");
    },
  };
}
