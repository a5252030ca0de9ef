import { currencyOf, invalid, isBlank, isCellError, parseNumber, type SheetValues } from "../../base";
import { cellText, headerKey, nameHint, quoteCell } from "../cells/names";
import { type Settings } from "../control/readSettings";

/** The optional columns of a Summary table that hold numbers. */
export const summaryNumbers = [
  "value",
  "margin",
  "rate",
  "clv",
  "elasticity",
  "halfSaturation",
  "slope",
  "exponent",
] as const;
export type SummaryNumber = (typeof summaryNumbers)[number];

type Role = "channel" | "spend" | "period" | "group" | "brand" | "curve" | SummaryNumber;

/** Header keys by role, the best first: where a table has Spend and Budget, Spend is the spend. */
const headersOf: Readonly<Record<Role, readonly string[]>> = {
  channel: ["channel", "channels", "mediachannel", "marketingchannel"],
  spend: ["spend", "cost", "investment", "amountspent", "adspend", "mediaspend", "budget"],
  period: ["period", "quarter", "month", "week", "date", "year"],
  value: ["value", "valueperoutcome"],
  margin: ["margin"],
  rate: ["rate"],
  clv: ["clv", "ltv"],
  group: ["group", "groups"],
  brand: ["brand"],
  curve: ["curve"],
  elasticity: ["elasticity"],
  halfSaturation: ["halfsaturation"],
  slope: ["slope"],
  exponent: ["exponent"],
};

const countOutcomes = ["mqls", "mql", "leads", "lead", "conversions", "orders"];
const moneyOutcomes = ["sales", "revenue", "pipeline"];
const currencyHeader = /[$€£¥₹]|\b(usd|eur|gbp|chf|jpy|cad|aud|sek|nok|dkk|pln|inr|brl)\b/i;

/** Where the columns of a Summary table stand. */
export interface SummaryColumns {
  /** Zero-based row of the header within the range. */
  readonly headerRow: number;
  readonly at: Readonly<Partial<Record<Role, number>>>;
  readonly outcomeAt: number;
  readonly outcomeName: string;
  readonly outcomeUnit: "money" | "count";
  /** The user's own header of each column. */
  readonly headers: readonly string[];
}

/** A header's key without its unit: "Spend (USD)" and "Spend, EUR" are "spend". */
function bareKey(header: string): string {
  return headerKey(
    header
      .replace(/\([^)]*\)|\[[^\]]*\]/g, " ")
      .replace(/[$€£¥₹]|[,/]?\s*\b(usd|eur|gbp|chf|jpy|cad|aud|sek|nok|dkk|pln|inr|brl)\b/gi, " "),
  );
}

/** Finds header row and columns of a Summary table; EngineError `invalid` where a required one is missing. */
export function findSummaryColumns(values: SheetValues, settings: Settings): SummaryColumns {
  const headerRow = findHeaderRow(values);
  const cells = values[headerRow] ?? [];
  const headers = cells.map((cell) => (typeof cell === "string" ? cellText(cell) : ""));
  const at = findRoles(headers, values, headerRow);
  const outcomeAt = findOutcome(values, headerRow, headers, at, settings);
  const outcomeName = headers[outcomeAt] ?? "";
  const unit = settings.text("Outcome unit", "") || outcomeUnit(outcomeName, values, headerRow, outcomeAt);
  return { headerRow, at, outcomeAt, outcomeName, outcomeUnit: unit === "money" ? "money" : "count", headers };
}

const holds = (keys: readonly string[], role: Role): boolean => keys.some((key) => headersOf[role].includes(key));

function findHeaderRow(values: SheetValues): number {
  const top = values.findIndex((row) => row.some((cell) => !isBlank(cell) && cell !== 0));
  for (let row = top; row < Math.min(values.length, top + 10); row++) {
    const keys = (values[row] ?? []).filter((cell) => typeof cell === "string").map((cell) => bareKey(cell as string));
    if (holds(keys, "channel") && holds(keys, "spend")) return row;
  }
  return top;
}

function findRoles(headers: readonly string[], values: SheetValues, headerRow: number): Partial<Record<Role, number>> {
  const keys = headers.map(bareKey);
  const at: Partial<Record<Role, number>> = {};
  for (const role of Object.keys(headersOf) as Role[]) {
    const places = headersOf[role].map((name) => keys.indexOf(name)).filter((place) => place >= 0);
    const place = places[0];
    if (place === undefined) continue;
    const twin = keys.indexOf(keys[place] ?? "", place + 1);
    if (twin >= 0) invalid(`summary: two columns are called "${headers[place]}". Rename or remove one of them`);
    at[role] = place;
  }
  for (const [role, label] of [
    ["channel", "Channel"],
    ["spend", "Spend"],
  ] as const)
    if (at[role] === undefined) missingColumn(label, headers, values, headerRow);
  return at;
}

function missingColumn(label: string, headers: readonly string[], values: SheetValues, headerRow: number): never {
  const cells = values[headerRow] ?? [];
  const broken = cells.findIndex(isCellError);
  if (broken >= 0) {
    const sign = (cells[broken] as { error: string }).error;
    return invalid(`summary: the header of column ${broken + 1} is ${sign}. Mend that formula first`);
  }
  const named = headers.filter((header) => header !== "");
  if (named.length === 0 || cells.some((cell) => typeof cell === "number" && cell !== 0))
    return invalid(
      `summary: the header row is missing. Put Channel, Spend and the outcome's name above the numbers and select it too`,
    );
  const sides = values.map((row) => (typeof row[0] === "string" ? bareKey(row[0]) : ""));
  if (holds(sides, "channel") && holds(sides, "spend"))
    return invalid(
      "summary: the table lies on its side. Give one row per channel (copy it, then Paste Special, Transpose)",
    );
  const found = named.slice(0, 12).map((header) => quoteCell(header).slice(1, -1));
  return invalid(`summary: there is no column ${label}. Found: ${found.join(", ")}. Rename the right one to ${label}`);
}

function findOutcome(
  values: SheetValues,
  headerRow: number,
  headers: readonly string[],
  at: Partial<Record<Role, number>>,
  settings: Settings,
): number {
  const named = settings.text("Outcome", "");
  if (named) {
    const place = headers.findIndex((header) => header && headerKey(header) === headerKey(named));
    if (place >= 0 && place !== at.channel && place !== at.spend) return place;
    const free = headers.filter((header) => header);
    return invalid(`${settings.where("Outcome")}: no column "${named}". ${nameHint(named, free)}`);
  }
  const used = new Set(Object.values(at));
  const spendTwins = headersOf.spend;
  const free = headers.map((_, place) => place).filter((place) => headers[place] && !used.has(place));
  const exact = free.find((place) => bareKey(headers[place] ?? "") === "outcome");
  if (exact !== undefined) return exact;
  const outcomes = free.filter((place) => [...countOutcomes, ...moneyOutcomes].includes(bareKey(headers[place] ?? "")));
  const numeric = free.filter(
    (place) => !spendTwins.includes(bareKey(headers[place] ?? "")) && isNumeric(values, headerRow, place),
  );
  const candidates = outcomes.length > 0 ? outcomes : numeric;
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return only;
  return noSingleOutcome(candidates.map((place) => headers[place] ?? ""));
}

function noSingleOutcome(candidates: readonly string[]): never {
  return candidates.length === 0
    ? invalid(
        "summary: there is no outcome column. Add one called Outcome, MQLs, Leads, Conversions, Orders, Sales, Revenue or Pipeline",
      )
    : invalid(
        `summary: several columns could be the outcome (${candidates.slice(0, 8).join(", ")}). ` +
          `Name one with the setting Outcome`,
      );
}

function isNumeric(values: SheetValues, headerRow: number, place: number): boolean {
  const numbers = values.slice(headerRow + 1).map((row) => parseNumber(row[place]));
  return numbers.some((value) => value !== null && !Number.isNaN(value));
}

function outcomeUnit(header: string, values: SheetValues, headerRow: number, place: number): "money" | "count" {
  if (moneyOutcomes.includes(bareKey(header)) || currencyHeader.test(header)) return "money";
  const cells = values.slice(headerRow + 1).map((row) => row[place]);
  return cells.some((cell) => currencyOf(cell) !== "") ? "money" : "count";
}
