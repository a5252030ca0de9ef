import { Disclosure } from "../../components/Disclosure";
import { NumbersList } from "../../components/NumbersList";
import { serialText } from "../../state/formatDate";
import { learnWords } from "../../text/learnWords";
import type { Drift } from "./learnState";

/** Whether the model's errors drift: one lasting change, a slow one, another spread; each with its first period. */
export function DriftTable({ drift: { table, dates } }: { readonly drift: Drift }) {
  const rows = table.rows.map(([check, , at, status]) => {
    const date = typeof at === "number" ? dates[at - 1] : undefined;
    const isAlarm = status === "alarm";
    return {
      isAlarm,
      cells: [
        learnWords.driftChecks[check as keyof typeof learnWords.driftChecks] ?? String(check),
        isAlarm ? learnWords.driftAlarm : learnWords.driftQuiet,
        date === undefined ? "–" : serialText(date),
      ],
    };
  });
  const alarms = rows.filter(({ isAlarm }) => isAlarm).length;
  return (
    <Disclosure title={learnWords.driftTitle} hint={learnWords.driftHint(alarms)}>
      <span>{learnWords.driftTakeaway(alarms)}</span>
      <NumbersList
        label={learnWords.driftTitle}
        header={learnWords.driftHeader}
        rows={rows.map(({ cells }) => cells)}
      />
    </Disclosure>
  );
}
