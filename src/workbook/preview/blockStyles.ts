import type { Style } from "@odoo/o-spreadsheet";
import type { StyleName } from "../../sheets";

/** The looks of our sheets in the grid: blue inputs, black formulas, green links to other sheets. */
export const blockStyles: Readonly<Record<StyleName, Style>> = {
  Title: { bold: true, fontSize: 16 },
  Subtitle: { bold: true, fontSize: 12 },
  Header: { bold: true, fillColor: "#F0F0F0", wrapping: "wrap", verticalAlign: "middle" },
  "Number header": {
    ...{ bold: true, fillColor: "#F0F0F0", wrapping: "wrap", verticalAlign: "middle" },
    align: "right",
  },
  Input: { textColor: "#0000FF", fillColor: "#FFF9E5" },
  Calc: { textColor: "#000000" },
  Link: { textColor: "#00703C" },
  Check: { textColor: "#595959", italic: true },
  Note: { textColor: "#595959", italic: true },
};

/** A width in characters of the default font, as Excel counts it, in pixels. */
export function widthInPixels(characters: number): number {
  return Math.round(characters * 7 + 5);
}

/** A number format that the grid understands; formats with colours or conditions in brackets lose those brackets. */
export function gridFormat(format: string): string | undefined {
  return format === "General" ? undefined : format.replace(/\[(?!\$)[^\]]*\]/g, "");
}
