/** What a spreadsheet would take for a formula or swallow: = + - @ and apostrophes, also behind blanks, tabs, returns. */
const risky = /^[\s\u00a0]*[=+\-@']|^[\t\r]/;
/** What a spreadsheet might turn into a number, a date, a percentage or a truth value. */
const convertible = /\d|^\s*(true|false)\s*$|^\s*#/i;

/**
 * Text of the user as a cell must be given it so that it stays text: with an apostrophe in front where a spreadsheet
 * would calculate it (formula injection) or convert it (a channel called "1/2" is no date). The apostrophe is a prefix
 * and not part of the value: the cell reads back as the text itself.
 */
export function toCellText(text: string): string {
  return risky.test(text) || convertible.test(text) ? `'${text}` : text;
}

/** Excel's longest literal in a formula. */
const longestLiteral = 255;

/** Text of the user as a literal in a formula we generate: quoted, quotes doubled, long text joined from pieces by &. */
export function escapeFormulaText(text: string): string {
  const pieces: string[] = [];
  for (let from = 0; from === 0 || from < text.length; from += longestLiteral) {
    pieces.push(`"${text.slice(from, from + longestLiteral).replaceAll('"', '""')}"`);
  }
  return pieces.join("&");
}
