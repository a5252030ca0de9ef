import { headerKey, nameKey } from "../cells/names";
import { type DataTable, type TableColumn } from "../table/dataTable";
import { type ColumnRole, type Mapping, type Role, type TableShape } from "./columnRoles";
import { headersByRole, tellTales } from "./exportHeaders";

const roleByKey = new Map<string, Role>();
for (const [role, headers] of Object.entries(headersByRole) as [Role, readonly string[]][])
  for (const header of headers) if (!roleByKey.has(bareKey(header))) roleByKey.set(bareKey(header), role);

/** A header's key without units in brackets and currency codes: "Amount spent (USD)" is "amountspent". */
function bareKey(header: string): string {
  const bare = header.replace(/\([^)]*\)|\[[^\]]*\]/g, " ").replace(/[$€£¥]|\b(usd|eur|gbp)\b\s*$/gi, " ");
  return headerKey(bare) || headerKey(header);
}

const spendMark = /^(?:(.*?)[\s_\-–:]+)?(?:spend|costs?|investment|ad ?spend|spent)$/i;
const spendSuffix = /^(.+)_s$/i;
const spendFront = /^(?:spend|cost|investment|amount spent)[\s_\-–:]+(?:on |for )?(.+)$/i;
const exposureMark =
  /^(.*?)[\s_\-–:]*(?:impressions?|impr\.?|clicks?|views|grps?|trps?|reach|sessions|sends|opens|emails sent|_i|_p|_g)$/i;
const ratioMark =
  /(^|[\s_])(rate|ratio|ctr|cpc|cpm|cpa|cpl|roas|roi|share|avg\.?|average|per)([\s_.]|$)|^cost per|%\s*$|^cost \/ /i;
const controlMark =
  /(price|promo|discount|holiday|event|competit|weather|temperature|sentiment|control|index|trend|season|unemploy|inflation|covid|lockdown|launch|newsletter|stock|day ?of ?(year|week)|organic|rain|sun|easter|christmas|black ?friday|_b$)/i;
const outcomeMark =
  /(revenue|sales|conversions?|orders|leads|mqls?|sqls?|purchases|bookings|sign-?ups|transactions|units|pipeline|customers|installs)$/i;
/** Numbers that name something: "Campaign ID", "Associated Company IDs". */
const idMark = /(^|[\s_])ids?$/i;
/** The currency of the column beside it: "Amount Currency" (Salesforce), "Ad set currency". */
const currencyMark = /\bcurrency( code| iso code)?$/i;
const channelWords =
  /(search|social|tv|television|radio|print|facebook|instagram|meta|google|youtube|tiktok|linkedin|bing|microsoft|display|email|affiliate|influencer|ooh|out[\s-]of[\s-]home|outdoor|podcast|video|content|events?|direct mail|catalog|shopping|brand|traditional|programmatic|native|pinterest|snap|twitter|reddit|amazon|sem|seo|ppc|crm|newspaper|magazine|cinema|audio|webinar|partner|referral|sponsor)/i;

/** A column's role by its header alone; null where the header says nothing. */
function roleOfHeader(header: string): { readonly role: Role; readonly channel: string } | null {
  const known = roleByKey.get(bareKey(header));
  if (known) return { role: known, channel: "" };
  if (idMark.test(header.trim())) return { role: "label", channel: "" };
  if (currencyMark.test(header.trim()) && !/in (company )?currency$/i.test(header))
    return { role: "currency", channel: "" };
  const spend = [spendMark, spendSuffix, spendFront].map((mark) => mark.exec(header.trim())).find(Boolean);
  if (ratioMark.test(header)) return { role: /revenue|value/i.test(header) ? "value" : "ratio", channel: "" };
  if (spend) return { role: "spend", channel: tidy(spend[1] ?? "") };
  if (/competit|organic/i.test(header)) return { role: "control", channel: "" };
  const exposure = exposureMark.exec(header.trim());
  if (exposure) return { role: "exposure", channel: tidy(exposure[1] ?? "") };
  if (controlMark.test(header) && !/^events?$/i.test(header)) return { role: "control", channel: "" };
  return outcomeMark.test(header) ? { role: "outcome", channel: "" } : null;
}

const tidy = (name: string): string => name.replace(/[_\s]+/g, " ").trim();

/** The export a table looks like: the one with most of its tell-tale headers, at least two; "" where none. */
function findSource(columns: readonly TableColumn[]): string {
  const keys = new Set(columns.map(({ header }) => bareKey(header)));
  let best = { source: "", hits: 1 };
  for (const [source, headers] of Object.entries(tellTales)) {
    const hits = headers.filter((header) => keys.has(bareKey(header))).length;
    if (hits > best.hits) best = { source, hits };
  }
  return best.source;
}

/**
 * Gives every column its role, without a click: by its header (the exports' own names first), then by what it holds and
 * by the table's shape. In a wide table a numeric column that names a medium, or else any left over, is that channel's
 * spend. Header case, spaces, units in brackets and the order of columns do not matter.
 */
export function recogniseColumns(table: DataTable): Mapping {
  const first = table.columns.map((column) => firstGuess(column));
  const shape = findShape(table, first);
  const roles = shape === "wide" ? settleWide(table, first) : settleRows(table, first);
  return { shape, source: findSource(table.columns), roles };
}

type Guess = ColumnRole & { readonly isSure: boolean };

function firstGuess(column: TableColumn): Guess {
  const base = { column: column.column, header: column.header };
  const named = roleOfHeader(column.header);
  if (column.kind === "empty" || column.isNameless) return { ...base, role: "label", channel: "", isSure: true };
  if (column.kind === "date") return { ...base, role: "date", channel: "", isSure: true };
  const needsNumber =
    named && !["date", "channel", "campaign", "geo", "currency", "label", "control"].includes(named.role);
  if (column.kind === "text" && (!named || needsNumber)) return { ...base, role: "label", channel: "", isSure: false };
  if (!named || (named.role === "channel" && column.kind === "number"))
    return { ...base, role: "label", channel: "", isSure: false };
  return { ...base, ...named, isSure: true };
}

function findShape(table: DataTable, guesses: readonly Guess[]): TableShape {
  const has = (role: Role): boolean => guesses.some((guess) => guess.role === role);
  const namedSpends = guesses.filter(({ role, channel }) => role === "spend" && channel !== "").length;
  const hasRowSpend = guesses.some(({ role, channel }) => role === "spend" && channel === "");
  const namesRows = has("channel") || has("campaign");
  if (has("date") && namesRows && namedSpends === 0) return "long";
  if (has("date")) return namedSpends > 0 || !hasRowSpend || looseNumbers(table, guesses) >= 2 ? "wide" : "long";
  if (namesRows && hasRowSpend) return "summary";
  return namesRows || has("spend") ? "summary" : "list";
}

const looseNumbers = (table: DataTable, guesses: readonly Guess[]): number =>
  table.columns.filter((column, index) => column.kind === "number" && !guesses[index]?.isSure).length;

function bare({ column, header, role, channel }: Guess): ColumnRole {
  return { column, header, role, channel };
}

/** Rows that name their channel: the best date, channel and campaign column each; further dates are labels. */
function settleRows(table: DataTable, guesses: readonly Guess[]): ColumnRole[] {
  return onlyFirstDate(guesses).map((guess, index) => {
    if (guess.isSure || table.columns[index]?.kind !== "number") return bare(guess);
    return { ...bare(guess), role: "control" };
  });
}

function onlyFirstDate(guesses: readonly Guess[]): Guess[] {
  const dates = guesses.filter(({ role }) => role === "date");
  const rank = (guess: Guess): number => (/end|became|activity|modif|created?/i.test(guess.header) ? 1 : 0);
  const [best] = [...dates].sort((a, b) => rank(a) - rank(b) || a.column - b.column);
  return guesses.map((guess) =>
    guess.role === "date" && guess !== best ? { ...guess, role: "label" as const } : guess,
  );
}

function settleWide(table: DataTable, guesses: readonly Guess[]): ColumnRole[] {
  const dated = onlyFirstDate(guesses);
  const hasNamedSpend = dated.some(({ role }) => role === "spend");
  const settled = dated.map((guess, index) => settleWideColumn(guess, table.columns[index], hasNamedSpend));
  return oneOutcome(withOutcome(settled, table));
}

function settleWideColumn(guess: Guess, column: TableColumn | undefined, hasNamedSpend: boolean): ColumnRole {
  if (column?.kind !== "number" || column.isNameless) return bare(guess);
  const header = guess.header.trim();
  if (/^(grand |media )?total\b/i.test(header) && guess.role === "spend") return { ...bare(guess), role: "label" };
  if (guess.role === "outcome" && guess.isSure) return bare(guess);
  const isMedium = channelWords.test(header) && !hasNamedSpend;
  if (guess.isSure && !(isMedium && guess.role === "control" && /^(events?|newsletter)$/i.test(header)))
    return bare(guess);
  if (/^c\d+$|^z\d+$/i.test(header) || isFlag(column)) return { ...bare(guess), role: "control" };
  if (isMedium || !hasNamedSpend) return { ...bare(guess), role: "spend", channel: tidy(header) };
  return { ...bare(guess), role: "control" };
}

/** A column of zeros and ones, both present, is a control (an event, a promotion). */
function isFlag({ numbers }: TableColumn): boolean {
  return (
    numbers.includes(0) &&
    numbers.includes(1) &&
    numbers.every((value) => !(value !== 0 && value !== 1) || Number.isNaN(value))
  );
}

/** Where no column is an outcome by name, revenue is; else, of spends, the first called nothing else is left alone. */
function withOutcome(roles: readonly ColumnRole[], table: DataTable): ColumnRole[] {
  if (roles.some(({ role }) => role === "outcome")) return [...roles];
  const revenue = roles.findIndex(({ role }) => role === "revenue");
  const loose = roles.findIndex(
    ({ role, header }, index) =>
      role === "spend" &&
      table.columns[index]?.kind === "number" &&
      roleOfHeader(header) === null &&
      !channelWords.test(header),
  );
  const place = revenue >= 0 ? revenue : loose;
  return roles.map((role, index) => (index === place ? { ...role, role: "outcome", channel: "" } : role));
}

/** Only the first outcome column is the outcome; a second is kept as revenue (money) or exposure (an earlier step). */
function oneOutcome(roles: readonly ColumnRole[]): ColumnRole[] {
  const first = roles.findIndex(({ role }) => role === "outcome");
  return roles.map((role, index) => {
    if (role.role !== "outcome" || index === first) return role;
    return { ...role, role: /revenue|sales|pipeline|value/i.test(nameKey(role.header)) ? "revenue" : "exposure" };
  });
}
