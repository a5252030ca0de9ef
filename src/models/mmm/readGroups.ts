import { invalid, type SheetValues } from "../../base";
import { cellText, type ControlSpec, nameKey, readControlTable } from "../../data";
import type { SpendSeries } from "./history";

type GroupColumn = "Channel" | "Group" | "Brand" | "Value";

const spec: ControlSpec<GroupColumn> = {
  columns: [
    { name: "Channel", kind: "text", isRequired: true },
    { name: "Group", kind: "text" },
    { name: "Brand", kind: "yesNo" },
    { name: "Value", kind: "number", isZeroBlank: true },
  ],
};

/** What a table beside the history says of a channel. */
export type ChannelTraits = Pick<SpendSeries, "groups" | "isBrand" | "value">;

/**
 * Reads the table of channels: Channel with Group ("North > Search"), Brand (yes / no) or Value (money per outcome), or
 * two columns of channels and groups without a header. Rows of channels that are not in the fit are ignored.
 */
export function readGroups(table: SheetValues | null): (channel: string) => ChannelTraits {
  const rows = readControlTable(withHeader(table), spec, "groups");
  return (channel) => {
    const row = rows.find((one) => nameKey(one.text("Channel")) === nameKey(channel));
    const [brand, value] = [row?.yes("Brand") ?? null, row?.number("Value") ?? null];
    const path = (row?.text("Group") ?? "").split(">").map((part) => part.trim());
    return {
      groups: path.filter((part) => part !== ""),
      ...(brand === null ? {} : { isBrand: brand }),
      ...(value === null ? {} : { value }),
    };
  };
}

function withHeader(table: SheetValues | null): SheetValues | null {
  if (!table || table[0]?.some((cell) => nameKey(cellText(cell)) === "channel")) return table;
  if ((table[0]?.length ?? 0) > 2)
    invalid("groups: the header row is missing. Put Channel, Group, Brand or Value above");
  return [["Channel", "Group"], ...table];
}
