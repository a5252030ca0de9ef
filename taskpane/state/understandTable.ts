import type { Address, RangeReading, WorkbookPort } from "../../src/workbook";
import { usualChannel } from "./cleanWishes";
import type { JoinedTable } from "./cleanCopy";
import { correctedMapping, headerChanges, isCorrected, type HeaderChanges } from "./columnRoles";
import { recall, wishesOf, type DataMemory, type TableMemory } from "./dataMemory";
import { problemText } from "./problemText";
import { addressText } from "./source";
import type { Readiness, TableFacts, TableReader } from "./tableReader";

/** A table that was read and understood. */
export interface UnderstoodTable {
  readonly reading: RangeReading;
  readonly facts: TableFacts;
  readonly readiness: Readiness;
  readonly memory: TableMemory;
  readonly changes: HeaderChanges;
  /** The tables that join it, in the user's order. */
  readonly joins: readonly JoinedTable[];
  /** True where it was all that stands around its first cell: then it grows with what is added to it. */
  readonly isWhole: boolean;
}

/** Reads tables through the port and asks the engine what they are, with what the workbook remembers of them. */
export class TableUnderstanding {
  constructor(
    private readonly port: WorkbookPort,
    private readonly reader: TableReader,
  ) {}

  async read(address: Address, known: DataMemory): Promise<UnderstoodTable> {
    const reading = await this.port.read(address);
    const memory = recall(known, address);
    const facts = await this.understand(reading.values, memory);
    const readiness = await this.reader.readiness(reading.values, facts.mapping);
    const joins = await Promise.all(wishesOf(memory).joins.map((join) => this.join(join.address, join.channel, known)));
    const isWhole = addressText(await this.region(address)) === addressText(address);
    const changes = headerChanges(memory.headers, headersOf(facts));
    return { reading, facts, readiness, memory, joins, changes, isWhole };
  }

  async understand(values: RangeReading["values"], { corrections }: TableMemory): Promise<TableFacts> {
    const facts = await this.reader.understand(values, null);
    if (!isCorrected(facts.mapping, corrections)) return facts;
    return this.reader.understand(values, correctedMapping(facts.mapping, corrections));
  }

  /** A table that joins the open one, as it stands now; `channel` null: what its spend usually counts as. */
  async join(address: Address, channel: string | null, known: DataMemory): Promise<JoinedTable> {
    try {
      const { values } = await this.port.read(address);
      const facts = await this.understand(values, recall(known, address));
      return { address, facts, channel: channel ?? usualChannel(facts, address.sheet), problem: "" };
    } catch (error) {
      return { address, facts: null, channel: channel ?? "", problem: problemText(error) };
    }
  }

  /** The table with the rows and columns that were added to it since: an Excel table, a name, or all around its start. */
  async grown(address: Address, isWhole: boolean): Promise<Address> {
    const starts = (other: Address): boolean =>
      other.sheet === address.sheet && other.row === address.row && other.column === address.column;
    const place = (await this.port.places()).find((one) => one.kind === "table" && starts(one.address))?.address;
    if (place) return place;
    const region = await this.region(address);
    return isWhole && starts(region) ? region : address;
  }

  private region(address: Address): Promise<Address> {
    return this.port.region({ ...address, rows: 1, columns: 1 }).catch(() => address);
  }
}

/** The headers of a table that hold something. */
export function headersOf({ mapping }: TableFacts): readonly string[] {
  return mapping.roles.map(({ header }) => header).filter((header) => header.trim() !== "");
}
