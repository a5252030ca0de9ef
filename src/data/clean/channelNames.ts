import { isBlank } from "../../base";
import { cellText, nameKey } from "../cells/names";
import { type Mapping } from "../columns/columnRoles";
import { type DataTable } from "../table/dataTable";
import { type CleanOptions } from "./cleanOptions";
import { isSameNameMisspelt } from "./nameDistance";
import { createStandardizer } from "./standardizeName";

/** One name that could be written as another: a spelling of a more frequent name, or a name of a standard channel. */
export interface NameProposal {
  readonly name: string;
  readonly to: string;
  readonly how: "spelling" | "standard";
}

/** What a table calls its channels, and what could be merged. Nothing is merged before a user or a setting says so. */
export interface ChannelNames {
  readonly proposals: readonly NameProposal[];
  /** Names that no standard channel has: reported, never guessed. */
  readonly unmatched: readonly string[];
}

/** So many different names are compared; a column with more holds no channels. */
const mostNames = 400;

/** The different names of a table's channels, most frequent first: cells of a list, columns of a wide table. */
function namesOf(table: DataTable, mapping: Mapping): readonly string[] {
  const column = mapping.roles.find(({ role }) => role === "channel")?.column;
  const cells = table.columns.find((one) => one.column === column)?.cells;
  if (!cells)
    return mapping.roles
      .filter(({ role, channel }) => role === "spend" && channel !== "")
      .map(({ channel }) => channel);
  const counts = new Map<string, number>();
  for (const cell of cells) if (!isBlank(cell)) counts.set(cellText(cell), (counts.get(cellText(cell)) ?? 0) + 1);
  return [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)).slice(0, mostNames);
}

/** Which names of a table are likely one channel, and which have a standard name. The first name of each kind stays. */
export function proposeNames(table: DataTable, mapping: Mapping): ChannelNames {
  const standardize = createStandardizer(null);
  const kept: string[] = [];
  const proposals: NameProposal[] = [];
  const unmatched: string[] = [];
  for (const name of namesOf(table, mapping)) {
    const twin = kept.find((other) => nameKey(other) === nameKey(name) || isSameNameMisspelt(other, name));
    if (twin !== undefined) proposals.push({ name, to: twin, how: "spelling" });
    else kept.push(name);
  }
  for (const name of kept) {
    const { standard } = standardize(name);
    if (standard === "") unmatched.push(name);
    else if (standard !== name) proposals.push({ name, to: standard, how: "standard" });
  }
  return { proposals, unmatched };
}

/** Gives a name as the options want it written: spellings first, then standard names. */
export function renamer({ proposals }: ChannelNames, { names, approved }: CleanOptions): (name: string) => string {
  const taken = approved
    ? approved.map(([name, to]) => [nameKey(name), name, to] as const)
    : proposals
        .filter(({ how }) => names === "standard" || (names === "frequent" && how === "spelling"))
        .map(({ name, to }) => [nameKey(name), name, to] as const);
  const exact = new Map(taken.map(([, name, to]) => [name, to]));
  const byKey = new Map(taken.filter(([key, , to]) => key !== nameKey(to)).map(([key, , to]) => [key, to]));
  const once = (name: string): string => exact.get(name) ?? byKey.get(nameKey(name)) ?? name;
  return (name) => once(once(name));
}
