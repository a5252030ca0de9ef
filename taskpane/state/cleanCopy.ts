import type { Address, RangeReading, WorkbookPort } from "../../src/workbook";
import { cleanOptions, usualChannel, type CleanWishes } from "./cleanWishes";
import { addressText } from "./source";
import type { CleanSheet, TableFacts, TableReader } from "./tableReader";

/** A table that joins the open one, as it was understood; null facts: it could not be read, for the reason given. */
export interface JoinedTable {
  readonly address: Address;
  readonly channel: string;
  readonly facts: TableFacts | null;
  readonly problem: string;
}

/** Reads and cleans the open table and those that join it, as they stand in the workbook now. */
export async function makeCleanSheet(
  port: WorkbookPort,
  reader: TableReader,
  { facts, reading }: { readonly facts: TableFacts; readonly reading: RangeReading },
  wishes: CleanWishes,
  joins: readonly JoinedTable[],
): Promise<CleanSheet> {
  const proposals = [facts, ...joins.map((join) => join.facts)].flatMap((one) => one?.names.proposals ?? []);
  const others = [];
  for (const { address, channel, facts: joined } of joins) {
    const { values } = await port.read(address);
    const source = addressText(address);
    others.push({ values, source, mapping: joined?.mapping ?? null, channel: channel === "" ? null : channel });
  }
  const own = wishes.channel ?? usualChannel(facts, reading.address.sheet);
  return reader.cleanSheet({
    ...{ data: reading.values, mapping: facts.mapping, source: addressText(reading.address), others },
    options: cleanOptions(wishes, proposals),
    channel: own === "" ? null : own,
  });
}
