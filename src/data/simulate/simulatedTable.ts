import { type CellValue, type SheetValues } from "../../base";
import { type SimulatedWorld } from "./simulatedWorld";

/** A simulated world as a clean wide table: Week, Revenue, one column per channel, Promotion, Competitor spend. */
export function simulatedTable(world: SimulatedWorld): SheetValues {
  const header = ["Week", "Revenue", ...world.channels.map(({ name }) => name), "Promotion", "Competitor spend"];
  const rows = world.dates.map((day, t) => [
    ...[day, world.outcome[t] ?? 0, ...world.channels.map(({ spend }) => spend[t] ?? 0)],
    ...[world.promotion[t] ?? 0, world.competitor[t] ?? 0],
  ]);
  return [header, ...rows];
}

/** The same world as a long table: one row per week and channel that spent (Week, Channel, Spend). */
export function simulatedLongTable(world: SimulatedWorld, writeName: (name: string, t: number) => string): SheetValues {
  const rows = world.dates.flatMap((day, t) =>
    world.channels.flatMap(({ name, spend }) =>
      (spend[t] ?? 0) > 0 ? [[day, writeName(name, t), spend[t] ?? 0] as CellValue[]] : [],
    ),
  );
  return [["Week", "Channel", "Spend"], ...rows];
}
