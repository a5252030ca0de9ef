import { auditTable, isoDate, type MediaDataset, type Series } from "../../../../src/data";
import { readGoldenTables, type GoldenTable } from "./readGolden";

/** "TV=60": a series and the sum of its values. */
const shown = ({ name, values }: Series): string =>
  `${name}=${Math.round(1e6 * values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0)) / 1e6}`;

function describeHistory(dataset: MediaDataset | null): Record<string, string> {
  if (!dataset) return {};
  return {
    period: dataset.period,
    periods: String(dataset.dates.length),
    from: isoDate(dataset.dates[0] ?? 0),
    outcome: dataset.outcome ? shown(dataset.outcome) : "",
    channels: dataset.channels.map(shown).join(", "),
    controls: dataset.controls.map(({ name }) => name).join(", "),
  };
}

/** What is read from a golden table, in the words of its expectations. */
function reading({ values }: GoldenTable): Record<string, string> {
  const { mapping, dataset, findings } = auditTable(values);
  const checks = findings.map(({ check }) => check).filter((check) => !check.startsWith("No "));
  return { shape: mapping.shape, source: mapping.source, ...describeHistory(dataset), findings: checks.join(", ") };
}

describe("golden tables", () => {
  it.each(readGoldenTables().map((golden) => [golden.name, golden] as const))("%s", (_, golden) => {
    const expected = [...golden.expected].filter(([name]) => name !== "what");
    const refused = golden.expected.get("refused");
    if (refused !== undefined) return expect(() => auditTable(golden.values)).toThrow(refused);
    const read = reading(golden);
    expect(Object.fromEntries(expected.map(([name]) => [name, read[name]]))).toEqual(Object.fromEntries(expected));
  });
});
