import { invalid, isBlank, isCellError, parseNumber, type CellValue, type SheetValues } from "../../base";
import { cellText, headerKey, nameHint, nameKey, quoteCell, readYesNo } from "../cells/names";
import { parseIsoDate } from "../cells/serialDates";
import { settingNames, type SettingSpec } from "./settingNames";

/** Extra joint effect of two channels, as the row `Synergy: A + B` gives it. */
export interface SynergySetting {
  readonly a: string;
  readonly b: string;
  /** Share of extra joint effect, > -1. */
  readonly share: number;
  readonly where: string;
}

/** The settings of a call: read and checked once, then asked by name. Names ignore case, spaces and dashes. */
export interface Settings {
  /** A number; the channel's own row first, then the general one, then the default. */
  number(name: string, otherwise: number, channel?: string): number;
  /** A text (in lower case where only certain words are allowed). */
  text(name: string, otherwise: string, channel?: string): string;
  yes(name: string, otherwise: boolean, channel?: string): boolean;
  /** Whether the user gave it (for the channel itself, or in general). */
  has(name: string, channel?: string): boolean;
  /** How messages name the row: "settings row 4 (Slope)"; "" where it was not given. */
  where(name: string, channel?: string): string;
  readonly synergies: readonly SynergySetting[];
  /** Throws `invalid` for a row of a channel that does not exist, with the nearest channel's name. */
  checkChannels(channels: readonly string[]): void;
}

interface Entry {
  readonly spec: SettingSpec;
  /** Key of the channel; "" for a general row. */
  readonly channel: string;
  readonly channelName: string;
  readonly value: number | string | boolean;
  readonly where: string;
}

const known = settingNames.map(({ name }) => name);

/**
 * Reads a Settings table: two columns (Name, Value), header row optional, one setting a row; `<channel> <setting>` sets
 * it for one channel, `Synergy: A + B` a joint effect. Blank names and blank values are skipped. An unknown name, a
 * value of the wrong kind or outside its bounds, a name given twice: EngineError `invalid` with row and mend.
 */
export function readSettings(values: SheetValues | null): Settings {
  const entries = new Map<string, Entry>();
  const synergies: SynergySetting[] = [];
  (values ?? []).forEach((cells, index) => {
    const [name, value] = [cells[0] ?? null, cells[1] ?? null];
    if (isCellError(name)) invalid(`settings row ${index + 1}: the name is ${name.error}. Mend that formula first`);
    const text = name === 0 ? "" : cellText(name);
    if (text === "" || (headerKey(text) === "name" && headerKey(cellText(value)) === "value")) return;
    const where = `settings row ${index + 1} (${text})`;
    if (isCellError(value)) invalid(`${where}: the value is ${value.error}. Mend that formula first`);
    if (isBlank(value)) return;
    const synergy = /^synergy\s*:\s*(.+?)\s*\+\s*(.+)$/i.exec(text);
    if (synergy) return void synergies.push(readSynergy(synergy[1] ?? "", synergy[2] ?? "", value, where));
    addEntry(entries, text, value, where);
  });
  return settingsOf(entries, synergies);
}

function addEntry(entries: Map<string, Entry>, text: string, value: CellValue, where: string): void {
  const { spec, channel } = splitName(text, where);
  const parsed = readValue(value, spec, where);
  if (parsed === null) return;
  const key = entryKey(spec.name, nameKey(channel));
  const twin = entries.get(key);
  if (twin) invalid(`${where}: given twice, see also ${twin.where}. Keep one of the two`);
  entries.set(key, { spec, channel: nameKey(channel), channelName: channel, value: parsed, where });
}

const entryKey = (name: string, channel: string): string => `${headerKey(name)}|${channel}`;

/** The setting a row names, and the channel before it ("Paid search Slope"); the longest setting name wins. */
function splitName(text: string, where: string): { spec: SettingSpec; channel: string } {
  const whole = settingNames.find(({ name }) => headerKey(name) === headerKey(text));
  if (whole) return { spec: whole, channel: "" };
  const words = text.split(" ");
  for (let cut = 1; cut < words.length; cut++) {
    const tail = headerKey(words.slice(cut).join(" "));
    const spec = settingNames.find(({ name, isPerChannel }) => isPerChannel && headerKey(name) === tail);
    if (spec) return { spec, channel: words.slice(0, cut).join(" ") };
  }
  return invalid(`${where}: unknown setting. ${nameHint(text, [...known, "Synergy: A + B"])}`);
}

function readSynergy(a: string, b: string, value: CellValue, where: string): SynergySetting {
  const share = parseNumber(value);
  if (share === null || Number.isNaN(share)) invalid(`${where} is ${quoteCell(value)}. Type a share such as 0.1`);
  if (nameKey(a) === nameKey(b)) invalid(`${where}: a synergy needs two different channels`);
  if (share <= -1 || share > 10) invalid(`${where} is ${share}. It must be above -1 and at most 10`);
  return { a, b, share, where };
}

function readValue(value: CellValue, spec: SettingSpec, where: string): number | string | boolean | null {
  switch (spec.kind) {
    case "text":
      return readWord(value, spec, where);
    case "yesNo":
      if (value === 0) return null;
      return readYesNo(value) ?? invalid(`${where} is ${quoteCell(value)}. Type yes or no`);
    case "date": {
      const serial = typeof value === "string" ? parseIsoDate(value) : parseNumber(value);
      if (serial === 0) return null;
      return serial && serial > 0 ? serial : invalid(`${where} is ${quoteCell(value)}. Type a date such as 2025-03-31`);
    }
    default:
      return readBounded(value, spec, where);
  }
}

function readWord(value: CellValue, spec: SettingSpec, where: string): string | null {
  const text = value === 0 ? "" : cellText(value);
  if (text === "" || !spec.choices) return text || null;
  const choice = spec.choices.find((name) => headerKey(name) === headerKey(text));
  return choice ?? invalid(`${where} is "${text}". Use one of: ${spec.choices.join(", ")}`);
}

function readBounded(value: CellValue, spec: SettingSpec, where: string): number | null {
  const { min = -Infinity, max = Infinity } = spec;
  const number = parseNumber(value);
  if (number === null || (number === 0 && spec.isZeroBlank)) return null;
  if (Number.isNaN(number)) return invalid(`${where} is ${quoteCell(value)}. Type a number`);
  if (number < min || number > max)
    return invalid(
      `${where} is ${number}. It must be ${max === Infinity ? `at least ${min}` : `from ${min} to ${max}`}`,
    );
  if (spec.isWhole && !Number.isInteger(number)) return invalid(`${where} is ${number}. Type a whole number`);
  return number;
}

function settingsOf(entries: ReadonlyMap<string, Entry>, synergies: readonly SynergySetting[]): Settings {
  const find = (name: string, channel?: string): Entry | undefined =>
    (channel === undefined ? undefined : entries.get(entryKey(name, nameKey(channel)))) ??
    entries.get(entryKey(name, ""));
  return {
    number: (name, otherwise, channel) => (find(name, channel)?.value as number | undefined) ?? otherwise,
    text: (name, otherwise, channel) => (find(name, channel)?.value as string | undefined) ?? otherwise,
    yes: (name, otherwise, channel) => (find(name, channel)?.value as boolean | undefined) ?? otherwise,
    has: (name, channel) => find(name, channel) !== undefined,
    where: (name, channel) => find(name, channel)?.where ?? "",
    synergies,
    checkChannels: (channels) => checkChannels([...entries.values()], synergies, channels),
  };
}

function checkChannels(
  entries: readonly Entry[],
  synergies: readonly SynergySetting[],
  channels: readonly string[],
): void {
  const keys = new Set(channels.map(nameKey));
  const check = (name: string, where: string): void => {
    if (!keys.has(nameKey(name))) invalid(`${where}: there is no channel "${name}". ${nameHint(name, channels)}`);
  };
  for (const { channel, channelName, where } of entries) if (channel !== "") check(channelName, where);
  for (const { a, b, where } of synergies) for (const name of [a, b]) check(name, where);
}
