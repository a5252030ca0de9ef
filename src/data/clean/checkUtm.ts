import { missing, type ResultCell, type SheetValues, type Table } from "../../base";
import { cellText, nameKey, nearestName } from "../cells/names";
import { readControlTable } from "../control/readControlTable";
import { channelGroup } from "./channelGroups";

/** What one UTM parameter must look like. */
interface UtmRule {
  readonly parameter: string;
  readonly isRequired: boolean;
  /** Allowed values in lower case; empty: any. */
  readonly allowed: readonly string[];
}

const defaultRules: readonly UtmRule[] = ["utm_source", "utm_medium", "utm_campaign"].map((parameter) => ({
  parameter,
  isRequired: true,
  allowed: [],
}));

interface Checked {
  readonly problems: readonly string[];
  /** The mended value; null where only a person can choose it. */
  readonly value: string | null;
}

/**
 * Reads a rules table: Parameter (utm_source, …), Allowed (values separated by commas) and Required (yes / no). Without
 * one: source, medium and campaign are required, any value.
 */
function readRules(rules: SheetValues | null): readonly UtmRule[] {
  const rows = readControlTable(
    rules,
    {
      columns: [
        { name: "Parameter", kind: "text", isRequired: true },
        { name: "Allowed", kind: "text" },
        { name: "Required", kind: "yesNo" },
      ],
    },
    "rules",
  );
  if (rows.length === 0) return defaultRules;
  return rows.map((row) => ({
    parameter: nameKey(row.text("Parameter")).replace(/^(?!utm_)/, "utm_"),
    isRequired: row.yes("Required") ?? true,
    allowed: row.text("Allowed").split(/[,;|]/).map(nameKey).filter(Boolean),
  }));
}

/**
 * Checks tagged URLs against naming rules: required parameters, lower case, no spaces, allowed values, no parameter
 * twice, tags before the #, and a source and medium that GA4's default channel grouping knows. One row per URL: URL,
 * Status (ok / fix / blank), Problem, Suggested (the mended URL; a missing cell where only a person can choose).
 */
export function checkUtm(urls: SheetValues, rules: SheetValues | null): Table {
  const read = readRules(rules);
  const links = urls.length === 1 ? (urls[0] ?? []) : urls.map((cells) => cells[0]);
  const rows = links.map((cell) => checkUrl(cellText(cell === 0 ? null : cell), read));
  return { header: ["URL", "Status", "Problem", "Suggested"], rows };
}

function checkUrl(url: string, rules: readonly UtmRule[]): readonly ResultCell[] {
  if (url === "") return ["", "blank", "", ""];
  const [beforeHash = "", hash = ""] = splitOnce(url, "#");
  const [address = "", query = ""] = splitOnce(beforeHash, "?");
  if (!/^(https?:\/\/)?[^\s/]+\.[^\s/]+/i.test(address))
    return [
      url,
      "fix",
      "This is no web address",
      missing("Type the full address, such as https://example.com/?utm_source=google"),
    ];
  const pairs = query === "" ? [] : query.split("&").map((part) => splitOnce(part, "="));
  const problems = [
    ...twins(pairs),
    ...(/utm_/i.test(hash) ? ["tags stand after the #, where analytics may miss them"] : []),
  ];
  const tags = pairs.filter(([name]) => isTag(name));
  const checked = rules.map((rule) => checkParameter(rule, tags));
  const unruled = tags.filter(([name]) => !rules.some(({ parameter }) => parameter === nameKey(decode(name))));
  const others = unruled.map(([name, value]) => ({
    name: nameKey(decode(name)),
    ...checkValue(nameKey(decode(name)), decode(value), []),
  }));
  problems.push(...checked.flatMap((entry) => entry.problems), ...others.flatMap((entry) => entry.problems));
  const mended = new Map<string, string | null>(
    rules.map(({ parameter }, index) => [parameter, checked[index]?.value ?? null]),
  );
  for (const { name, value } of others) if (!mended.has(name)) mended.set(name, value);
  problems.push(...groupProblem(mended));
  if (problems.length === 0) return [url, "ok", "", url];
  const isOpen =
    rules.some(({ isRequired, parameter }) => isRequired && mended.get(parameter) === null) || /utm_/i.test(hash);
  const kept = pairs
    .filter(([name]) => !isTag(name))
    .map(([name, value]) => (value === "" ? name : `${name}=${value}`));
  const tagged = [...mended].flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []));
  const suggested = `${address}?${[...kept, ...tagged].join("&")}${hash === "" ? "" : `#${hash}`}`;
  const text = problems.join("; ");
  return [
    url,
    "fix",
    text,
    isOpen ? missing("A person must choose the missing or unknown value: type it into the link") : suggested,
  ];
}

const isTag = (name: string): boolean => nameKey(decode(name)).startsWith("utm_");

function splitOnce(text: string, mark: string): [string, string] {
  const place = text.indexOf(mark);
  return place < 0 ? [text, ""] : [text.slice(0, place), text.slice(place + 1)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return text;
  }
}

function twins(pairs: readonly (readonly [string, string])[]): string[] {
  const names = pairs.map(([name]) => nameKey(decode(name))).filter((name) => name.startsWith("utm_"));
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map(
    (name) => `${name} stands there twice`,
  );
}

function checkParameter(rule: UtmRule, tags: readonly (readonly [string, string])[]): Checked {
  const found = tags.find(([name]) => nameKey(decode(name)) === rule.parameter);
  const value = decode(found?.[1] ?? "").trim();
  if (value === "") return { problems: rule.isRequired ? [`${rule.parameter} is missing`] : [], value: null };
  const checked = checkValue(rule.parameter, decode(found?.[1] ?? ""), rule.allowed);
  return /[A-Z]/.test(found?.[0] ?? "")
    ? { ...checked, problems: [`${found?.[0]} should be ${rule.parameter}`, ...checked.problems] }
    : checked;
}

function checkValue(parameter: string, raw: string, allowed: readonly string[]): Checked {
  const plain = raw.normalize("NFKC").trim().toLowerCase().replace(/\s+/g, "-");
  const problems: string[] = [];
  if (raw !== raw.toLowerCase()) problems.push(`${parameter} has capital letters`);
  if (/\s/.test(raw)) problems.push(`${parameter} has spaces`);
  if (allowed.length === 0 || allowed.includes(plain) || allowed.includes(nameKey(raw)))
    return { problems, value: plain };
  return {
    problems: [...problems, `${parameter} "${plain}" is not allowed (nearest: ${nearestName(plain, allowed)})`],
    value: null,
  };
}

function groupProblem(tags: ReadonlyMap<string, string | null>): string[] {
  const [source, medium, campaign] = ["utm_source", "utm_medium", "utm_campaign"].map((name) => tags.get(name) ?? "");
  if (!source || !medium) return [];
  const isUnknown = channelGroup({ source, medium, campaign: campaign ?? "" }) === "Unassigned";
  return isUnknown ? [`GA4 would put source "${source}" with medium "${medium}" under Unassigned`] : [];
}
