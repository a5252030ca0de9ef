import { type CellValue, type SheetValues } from "../../src/base";
import { auditTable, simulatedLongTable, simulatedTable, simulateWorld, standardChannels } from "../../src/data";
import { medianMilliseconds, type BenchFigure } from "./run";

export const name = "audit";

/** 10,000 long rows with outcome, text dates and text money. */
function tenThousandRows(): SheetValues {
  const long = simulatedLongTable(simulateWorld(1, 1900), (channel) => channel).slice(1, 10001);
  const rows = long.map(([day, channel, spend], row): CellValue[] => [
    day ?? 0,
    channel ?? "",
    `$${String(spend)}`,
    row % 37,
  ]);
  return [["Date", "Channel", "Spend", "Conversions"], ...rows];
}

/** 50,000 long rows: 25 channels in daily rows with a campaign and impressions. */
function fiftyThousandRows(): SheetValues {
  const channels = Object.keys(standardChannels).slice(0, 25);
  const rows = Array.from({ length: 50000 }, (_, row): CellValue[] => {
    const day = 44000 + Math.floor(row / 25);
    return [
      day,
      channels[row % 25] ?? "",
      `Campaign ${row % 7}`,
      (row * 7919) % 5003,
      (row * 104729) % 90001,
      row % 41,
    ];
  });
  return [["Date", "Channel", "Campaign", "Spend", "Impressions", "Conversions"], ...rows];
}

/** What is promised: 10,000 rows in a second, 50,000 long rows in three. */
export function run(): readonly BenchFigure[] {
  const [ten, fifty, weeks] = [tenThousandRows(), fiftyThousandRows(), simulatedTable(simulateWorld(1))];
  const time = (values: SheetValues, repeats: number): number =>
    medianMilliseconds(repeats, () => void auditTable(values));
  return [
    { what: "AUDIT_DATA, 104 weeks × 10 columns", value: time(weeks, 9), unit: "ms", limit: 200 },
    { what: "AUDIT_DATA, 10,000 rows", value: time(ten, 3), unit: "ms", limit: 1000 },
    { what: "AUDIT_DATA, 50,000 long rows", value: time(fifty, 3), unit: "ms", limit: 3000 },
  ];
}
