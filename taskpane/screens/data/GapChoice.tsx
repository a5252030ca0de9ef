import { Field } from "@fluentui/react-components";
import { NarrowSelect } from "../../components/NarrowSelect";
import type { CleanWishes } from "../../state/cleanWishes";
import type { TableFacts } from "../../state/tableReader";
import { readyWords } from "../../text/readyWords";

interface GapChoiceProps {
  readonly history: NonNullable<TableFacts["history"]>;
  readonly gaps: CleanWishes["gaps"];
  readonly onChange: (gaps: CleanWishes["gaps"]) => void;
}

/** What is to be done about periods that are missing: the user's choice, never ours. */
export function GapChoice({ history: { period, gaps: found }, gaps, onChange }: GapChoiceProps) {
  if (found.days.length === 0) return null;
  const hint = found.canFill ? readyWords.gapsHint : `${readyWords.gapsHint} ${readyWords.tooLong}`;
  return (
    <Field label={readyWords.gaps(found.days.length, period)} hint={hint}>
      <NarrowSelect value={gaps} onChange={(value) => onChange(value as CleanWishes["gaps"])}>
        {readyWords.gapRules(found.nAfter, period, found.canFill).map(([rule, text]) => (
          <option key={rule} value={rule}>
            {text}
          </option>
        ))}
      </NarrowSelect>
    </Field>
  );
}
