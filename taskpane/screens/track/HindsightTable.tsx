import type { Table } from "../../../src/base";
import { NumbersList } from "../../components/NumbersList";
import { Disclosure } from "../../components/Disclosure";
import { compactMoney, type NumberStyle } from "../../state/formatNumber";
import { learnWords } from "../../text/learnWords";

/** Why the plan's periods came out as they did: the gap in its four parts, which add up to it. */
export function HindsightTable({ table, style }: { readonly table: Table; readonly style: NumberStyle }) {
  const total = (table.total ?? []).map(Number);
  const [gap = 0, ...parts] = total.slice(3);
  const names = Object.values(learnWords.parts);
  const largest = parts.reduce((best, part, k) => (Math.abs(part) > Math.abs(parts[best] ?? 0) ? k : best), 0);
  const number = (value: number): string => `${value > 0 ? "+" : ""}${compactMoney(value, style)}`;
  const takeaway = learnWords.hindsightTakeaway(number(gap), `${names[largest]} (${number(parts[largest] ?? 0)})`);
  return (
    <Disclosure title={learnWords.hindsightTitle} hint={names[largest]} isOpenAtFirst>
      <span>{takeaway}</span>
      <NumbersList
        label={learnWords.hindsightTitle}
        header={learnWords.hindsightHeader}
        rows={[...parts.map((part, k) => [names[k] ?? "", number(part)]), ["=", number(gap)]]}
      />
    </Disclosure>
  );
}
