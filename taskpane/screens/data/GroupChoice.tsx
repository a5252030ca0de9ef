import { Field } from "@fluentui/react-components";
import { NarrowSelect } from "../../components/NarrowSelect";
import type { CleanWishes } from "../../state/cleanWishes";
import type { TableFacts } from "../../state/tableReader";
import { readyWords } from "../../text/readyWords";

interface GroupChoiceProps {
  readonly facts: TableFacts;
  readonly wishes: CleanWishes;
  readonly onChange: (change: Partial<CleanWishes>) => void;
}

/** Whether days are added up to weeks or months, and when weeks begin. Offered for days and for lists of events. */
export function GroupChoice({ facts: { history, mapping }, wishes, onChange }: GroupChoiceProps) {
  const isEventful = history?.period === "irregular" && mapping.shape === "long";
  if (!history || !(history.period === "day" || isEventful)) return null;
  return (
    <>
      <Field label={readyWords.groupBy}>
        <NarrowSelect
          value={wishes.groupBy}
          onChange={(value) => onChange({ groupBy: value as CleanWishes["groupBy"] })}
        >
          {readyWords.groups(history.period).map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </NarrowSelect>
      </Field>
      {wishes.groupBy === "week" && (
        <Field label={readyWords.weekStart}>
          <NarrowSelect
            value={String(wishes.weekStart ?? "")}
            onChange={(value) => onChange({ weekStart: value === "" ? null : Number(value) })}
          >
            <option value="">{readyWords.recognised(history.weekStart)}</option>
            {[0, 1, 2, 3, 4, 5, 6].map((day) => (
              <option key={day} value={day}>
                {readyWords.weekDay(day)}
              </option>
            ))}
          </NarrowSelect>
        </Field>
      )}
    </>
  );
}
