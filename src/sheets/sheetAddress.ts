import { sheetReference, type Rectangle } from "../base";

/** A rectangle on a named sheet, zero-based: what the workbook port calls an address. */
export interface SheetAddress extends Rectangle {
  readonly sheet: string;
}

/** A reference to it for a formula on another sheet: "Inputs!$C$6". */
export function referTo(address: SheetAddress): string {
  return sheetReference(address.sheet, address);
}

/** What the top of a sheet says of its making. The engine has no clock: the caller gives the date, if any. */
export interface SheetStamp {
  /** Engine version, such as "0.1.0"; "" leaves it out. */
  readonly version: string;
  /** Date as text in the user's own form; "" leaves it out. */
  readonly date: string;
}

export const noStamp: SheetStamp = { version: "", date: "" };
