import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { auditTable, channelGroup, type TrafficSource } from "../../src/data";
import { readCsv } from "../fakes/readCsv";
import type { PeerCheck } from "./run";

export const name = "reading the peers' tables without a mapping step";

interface Expected {
  readonly file: string;
  readonly nPeriods: number;
  readonly outcome: string;
  readonly nChannels: number;
  /** Series that must not be taken for a channel or control (exposures, places, populations). */
  readonly never: readonly string[];
}

/** What the data sets' own documentation says of them. */
const tables: readonly Expected[] = [
  { file: "mmm/pymc-marketing/mmm_example.csv", nPeriods: 179, outcome: "y", nChannels: 2, never: ["event_1"] },
  { file: "mmm/param-recovery/national_4ch_159w.csv", nPeriods: 159, outcome: "y", nChannels: 4, never: ["c1"] },
  {
    file: "mmm/meridian/national_all_channels.csv",
    nPeriods: 156,
    outcome: "conversions",
    nChannels: 5,
    never: ["Promo"],
  },
  {
    file: "mmm/meridian/geo_all_channels.csv",
    nPeriods: 156,
    outcome: "conversions",
    nChannels: 5,
    never: ["population"],
  },
  { file: "mmm/robyn/dt_simulated_weekly.csv", nPeriods: 208, outcome: "revenue", nChannels: 5, never: ["facebook_I"] },
];

/** Tables of true contributions: no histories to fit, but read by week all the same. */
const truths: readonly (readonly [string, number])[] = [
  ["mmm/param-recovery/national_4ch_159w_true_contributions.csv", 159],
  ["mmm/pymc-marketing/mmm_example_true_components.csv", 179],
];

/** Reads every peer table and compares what was understood with what the data sets say of themselves. */
export function run(directory: string): readonly PeerCheck[] {
  return [
    ...tables.map((table) => readTable(directory, table)),
    ...truths.map(([file, nPeriods]) => readTruth(directory, file, nPeriods)),
    ...groupings(directory),
  ];
}

function readTruth(directory: string, file: string, nPeriods: number): PeerCheck {
  const { dataset } = auditTable(readCsv(readFileSync(join(directory, file), "utf8")));
  const found = `${dataset?.dates.length} ${dataset?.period}s`;
  return { claim: file, found, passed: dataset?.period === "week" && dataset.dates.length === nPeriods };
}

function readTable(directory: string, expected: Expected): PeerCheck {
  const { dataset, findings } = auditTable(readCsv(readFileSync(join(directory, expected.file), "utf8")));
  const channels = dataset?.channels.map((channel) => channel.name) ?? [];
  const passed =
    dataset?.period === "week" &&
    dataset.dates.length === expected.nPeriods &&
    dataset.outcome?.name === expected.outcome &&
    channels.length === expected.nChannels &&
    !expected.never.some((series) => channels.includes(series));
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const found = `${dataset?.dates.length} ${dataset?.period}s, outcome ${dataset?.outcome?.name}, channels ${channels.join(" | ")}; ${errors} errors`;
  return { claim: expected.file, found, passed };
}

/** The grouping cases of a public GA4 package: at least 95% as it has them (it counts a bare shopping site as paid). */
function groupings(directory: string): readonly PeerCheck[] {
  const file = join(directory, "cleaning/dbt_ga4_channel_grouping_tests.py.txt");
  if (!existsSync(file)) return [];
  const block = /"source": "(.*)",\s*"medium": "(.*)",\s*"campaign": "(.*)",\s*"expected_channel": "(.*)"/g;
  const cases = [...readFileSync(file, "utf8").matchAll(block)].map(
    ([, source = "", medium = "", campaign = "", group = ""]) => ({
      visit: { source, medium, campaign } satisfies TrafficSource,
      group,
    }),
  );
  const wrong = cases.filter(({ visit, group }) => channelGroup(visit) !== group);
  const list = wrong.map(
    ({ visit, group }) => `${visit.source}/${visit.medium}: ${group}, ours ${channelGroup(visit)}`,
  );
  const found = `${cases.length - wrong.length} of ${cases.length} agree${list.length > 0 ? `; not: ${list.join(", ")}` : ""}`;
  return [
    { claim: "GA4 default channel grouping", found, passed: wrong.length <= 0.05 * cases.length && cases.length > 0 },
  ];
}
