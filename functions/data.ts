import { cellsInCell, tableInCell } from "./cellErrors";
import * as read from "./readArguments";
import { runtime } from "./runtime";

/** What to give of the readiness of data.
 * @customenum {string}
 */
enum ReadinessPart {
  /** The score, 0 to 100 */
  score = "score",
  /** A table of the parts of the score with reasons */
  parts = "parts",
  /** The kind of model the data support: judgement, short history or full history */
  mode = "mode",
}

/**
 * Audits a table of marketing data and lists what is wrong with it, where, and how to mend it.
 * @customfunction AUDIT_DATA
 * @param data Pick the whole table with its headers: a history, an export or a Summary table.
 * @param [settings] Pick a Settings table: Today to check the age, Outcome to name its column; neither if omitted.
 * @param [headers] Type 0 for rows only, 1 for a header row; 1 if omitted.
 * @returns One row per finding, errors first:
 * - `Check`, `Severity`: error, warning or note
 * - `Where`: row within the range, and column
 * - `Found`: what was found, with its evidence
 * - `Fix`: what to do about it
 * @remarks A clean table has no error and no warning; notes name what is absent (offline media, competitors, the value
 * of a customer). The table may have titles above, two header rows, totals and notes below, text numbers and dates in
 * any common style. A cell function cannot tell a blank from a 0: the task pane also checks for those.
 * @example =AUDIT_DATA(A1:J105)
 * @errors
 * - `#VALUE!`: the range holds no table; the message says what is missing
 */
export function auditData(data: any[][], settings: any[][], headers: number): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () =>
      runtime.answer("auditData", {
        data: read.range(data, "data"),
        settings: read.optionalTable(settings, "settings"),
      }),
  );
}

/**
 * Scores from 0 to 100 how far a table of marketing data carries, and which kind of model it supports.
 * @customfunction DATA_READINESS
 * @param data Pick the whole table with its headers.
 * @param [part] Choose score, parts (a table with reasons) or mode; score if omitted.
 * @param [headers] Type 0 for rows only, 1 for a header row; 1 if omitted. For the table only.
 * @returns The score, the mode, or one row per part:
 * - `Part`, `Score`: 0 to 100
 * - `Why`: what was found
 * - `Next step`: what raises the score
 * @remarks Two years of regular weekly history with varied spends, a sound outcome, offline media and a few other
 * factors score highest. Every fault that AUDIT_DATA finds lowers the score. Mode `judgement` means: too little history
 * to fit, use JUDGE_MODEL.
 * @example =DATA_READINESS(A1:J105)
 * @errors
 * - `#VALUE!`: the range holds no table; the message says what is missing
 */
export function dataReadiness(data: any[][], part: ReadinessPart, headers: number): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () => {
      const wanted = read.choice(part, "part", ReadinessPart) ?? ReadinessPart.score;
      const question = { data: read.range(data, "data") };
      if (wanted === ReadinessPart.parts) return runtime.answer("readinessParts", question);
      const { score, mode } = runtime.answer("dataReadiness", question);
      return wanted === ReadinessPart.mode ? mode : score;
    },
  );
}

/**
 * Gives the standard name of each channel, whatever its spelling, and never guesses.
 * @customfunction STANDARDIZE_CHANNEL
 * @param names Pick a column of channel names.
 * @param [map] Pick your own merge table: name, standard name; built-in names if omitted.
 * @param [if_not_found] Type what to give for a name without a standard one; #N/A if omitted.
 * @returns One standard name per row; blank for a blank.
 * @remarks Case, accents, spaces, signs and word order are ignored, and a slip of the pen (two in long names) is
 * forgiven where no other standard name is as near. Everything else is `#N/A` with the nearest name as a suggestion.
 * @example =STANDARDIZE_CHANNEL(B2:B20)
 * @errors
 * - `#N/A`: no standard name; the message names the nearest
 * - `#VALUE!`: the merge table gives one name two standard names
 */
export function standardizeChannel(names: any[][], map: any[][], if_not_found: any): any[][] {
  return cellsInCell(() =>
    runtime.answer("standardizeChannel", {
      names: read.range(names, "names"),
      map: read.optionalTable(map, "map"),
      ifNotFound: read.ifNotFound(if_not_found),
    }),
  );
}

/**
 * Checks the UTM tags of links against naming rules and suggests the mended link.
 * @customfunction CHECK_UTM
 * @param urls Pick a column of links.
 * @param [rules] Pick a table: Parameter, Allowed, Required; GA4's own rules if omitted.
 * @param [headers] Type 0 for rows only, 1 for a header row; 1 if omitted.
 * @returns One row per link:
 * - `URL`
 * - `Status`: ok, fix or blank
 * - `Problem`: everything that is wrong with it
 * - `Suggested`: the mended link; `#N/A` where a person must choose a value
 * @remarks Without rules, source, medium and campaign are required. Always checked: capitals, spaces, a parameter that
 * stands twice, tags after the #, and a source and medium that GA4's default channel grouping leaves unassigned.
 * @example =CHECK_UTM(A2:A50)
 * @errors
 * - `#VALUE!`: the rules table cannot be read; the message names row and column
 */
export function checkUtm(urls: any[][], rules: any[][], headers: number): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () =>
      runtime.answer("checkUtm", {
        urls: read.range(urls, "urls"),
        rules: read.optionalTable(rules, "rules"),
      }),
  );
}

/**
 * Gives a cleaned copy of a table: real numbers and dates, one spelling per channel, no repeated rows.
 * @customfunction CLEAN_DATA
 * @param data Pick the whole table with its headers; it is never changed.
 * @param [settings] Pick a Settings table; defaults if omitted.
 * @param [headers] Type 0 for rows only, 1 for a header row; 1 if omitted.
 * @returns The columns of the table in their order, rows sorted by date. Dates are serial numbers: format them as dates.
 * @remarks Titles, notes, totals and repeated headers are left out; numbers and dates written as text become real ones;
 * spellings of one channel become the most frequent one. Nothing is invented: a blank stays blank. Settings ask for
 * more: `Duplicates` (remove / keep), `Names` (frequent / standard / keep), `Blank spend` (leave / zero), `Group by`
 * (none / week / month, for days), `Week start` (Monday …; recognised if left out), `Gaps` (leave / start after /
 * interpolate / zero spend; filled periods carry a 1 in the column Filled in), `Layout` (as is / by period), `Today`
 * (periods not over then are left out), `Outcome` (the outcome's column). Read it beside AUDIT_DATA.
 * @example =CLEAN_DATA(A1:J105)
 * @errors
 * - `#VALUE!`: the range holds no table, or a setting is wrong; the message says what is missing
 * - `#N/A`: gaps too long to fill without guessing
 * - `#N/A` in a cell: the source holds an error there
 */
export function cleanData(data: any[][], settings: any[][], headers: number): any[][] {
  return tableInCell(
    () => read.headers(headers),
    () =>
      runtime.answer("cleanData", {
        data: read.range(data, "data"),
        settings: read.optionalTable(settings, "settings"),
      }),
  );
}
