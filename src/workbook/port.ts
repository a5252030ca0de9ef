import type { SheetValues } from "../base";
import type { BlockRange, SheetBlock } from "../sheets";

/** A rectangle on a sheet, zero-based. */
export interface Address extends BlockRange {
  readonly sheet: string;
}

/** What stands in a range. Blanks are null and so differ from 0; dates are serial numbers; errors are CellError. */
export interface RangeReading {
  readonly address: Address;
  readonly values: SheetValues;
  /** The formula of a cell ("=…"), or "" where it holds a value. Same shape as values. */
  readonly formulas: readonly (readonly string[])[];
  /** Number formats in Excel's notation. Same shape as values. */
  readonly formats: readonly (readonly string[])[];
}

/** A place that the user may pick: an Excel table or a defined name that refers to a range. */
export interface NamedPlace {
  readonly name: string;
  readonly kind: "table" | "name";
  readonly address: Address;
}

/** What a host can do; what it cannot is best effort and said so. */
export interface HostAbilities {
  readonly charts: boolean;
  readonly printSetup: boolean;
  readonly namedStyles: boolean;
  /** Several writes undo as one step. */
  readonly oneUndoStep: boolean;
}

/** The cells that a write will touch, shown to the user before anything changes. */
export interface WritePreview {
  /** The name the sheet will really get. */
  readonly sheet: string;
  readonly isNewSheet: boolean;
  readonly ranges: readonly Address[];
  /**
   * Cells among them that hold something of the user's; a write is refused while there are any. Always empty for an
   * `own` target: where the user wrote into our sheet, the block gets a new sheet with a number.
   */
  readonly occupied: readonly Address[];
}

/** Where a write is to go: a sheet of our own (made or emptied by us), or a place the user picked. */
export interface WriteTarget {
  /** `own`: a new sheet, or the sheet of that name if we made it. `at`: the block's A1 moves to that cell. */
  readonly kind: "own" | "at";
  readonly at?: { readonly sheet: string; readonly row: number; readonly column: number };
}

/** What freezing or restoring did. */
export interface FreezeReport {
  /** Formulas that were replaced by their values, or put back. */
  readonly done: number;
  /** Formulas that were not put back, because the user changed their cells or deleted what they refer to. */
  readonly left: readonly LeftFormula[];
}

/** A formula that stays kept, to be put back later or copied by hand. */
export interface LeftFormula {
  /** Where it belongs: "Plan!B5". */
  readonly cell: string;
  readonly formula: string;
}

export type Unsubscribe = () => void;

/**
 * The door to the workbook: where data come from and results go to. Three adapters (office, preview, memory) pass one
 * contract test. Nothing here is ever called from inside a custom function.
 */
export interface WorkbookPort {
  readonly host: "excel" | "preview" | "memory";
  readonly abilities: HostAbilities;

  sheets(): Promise<readonly string[]>;
  /** The selected range; a selection of several areas gives its first. */
  selection(): Promise<Address>;
  /** The filled rectangle around the selection's top left cell (Ctrl+A in Excel); the selection itself if it reaches further. */
  region(address: Address): Promise<Address>;
  /**
   * Bounded to the sheet's used range (`address` says what was read): a million selected blank rows are not. Where
   * nothing is used, the top left cell alone.
   */
  read(address: Address): Promise<RangeReading>;
  usedRange(sheet: string): Promise<Address | null>;
  places(): Promise<readonly NamedPlace[]>;

  previewWrite(block: SheetBlock, target: WriteTarget): Promise<WritePreview>;
  /** Writes just what `previewWrite` announced, as one undo step where the host can; refuses if cells are occupied. */
  write(block: SheetBlock, target: WriteTarget): Promise<WritePreview>;
  /** Where several sheets of ours would go together: no two of them get the same one. */
  previewSheets(blocks: readonly SheetBlock[]): Promise<readonly WritePreview[]>;
  /**
   * Writes several sheets of ours as one: all are made before any is filled, so that they may refer to each other; one
   * undo step takes all of them back; and if one of them cannot be written, none is.
   */
  writeSheets(blocks: readonly SheetBlock[]): Promise<readonly WritePreview[]>;
  /**
   * Puts single values or formulas into cells the user agreed to (an input the pane edits, an approval). null clears;
   * a string that starts with "=" is a formula, one that starts with an apostrophe is the text behind it, any other
   * string is text. Text of the user goes through `toCellText` first, so that it can never become a formula.
   */
  setCells(address: Address, contents: readonly (readonly (string | number | boolean | null)[])[]): Promise<void>;
  /** Undoes the last `write`, `writeSheets` or `setCells` of this session by restoring what stood there; false if there is none. */
  undoLastWrite(): Promise<boolean>;
  select(address: Address): Promise<void>;

  /** How many formulas of ours stand as values. */
  frozenFormulas(): Promise<number>;
  /**
   * Replaces every formula of every sheet that calls a function of ours by the values it shows, spills included, for
   * readers without the add-in. The formulas are kept in the workbook; nothing else changes.
   */
  freezeFormulas(): Promise<FreezeReport>;
  /**
   * Puts those formulas back wherever the cells still show what was frozen, also where rows and columns were inserted or
   * sheets renamed meanwhile.
   */
  restoreFormulas(): Promise<FreezeReport>;

  /** Small state of the pane, kept in the workbook (JSON text under a key). */
  loadState(key: string): Promise<string | null>;
  saveState(key: string, json: string): Promise<void>;
  /** Large documents (models), kept in the workbook in pieces with a checksum. */
  documents(): Promise<readonly string[]>;
  loadDocument(key: string): Promise<string | null>;
  saveDocument(key: string, text: string): Promise<void>;
  deleteDocument(key: string): Promise<void>;

  onSelection(listener: (address: Address) => void): Unsubscribe;
  /** Cells changed by the user, a co-author or a recalculation, but not by our own writes. */
  onChange(listener: (address: Address | null) => void): Unsubscribe;
}
