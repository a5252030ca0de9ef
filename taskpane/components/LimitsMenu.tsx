import { Field, Select, makeStyles } from "@fluentui/react-components";
import { goalsWords } from "../text/goalsWords";

interface LimitsMenuProps {
  /** Limits and rows that are not shown yet. */
  readonly limits: readonly string[];
  readonly rows: readonly string[];
  readonly onLimit: (limit: string) => void;
  readonly onRow: (name: string) => void;
}

const useStyles = makeStyles({ line: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: "12px" } });

/** What can be added to the limits: a kind of limit for every row, or a row for several channels together. */
export function LimitsMenu({ limits, rows, onLimit, onRow }: LimitsMenuProps) {
  const styles = useStyles();
  return (
    <div className={styles.line}>
      <Choice label={goalsWords.addLimit} options={limits} onChoose={onLimit} />
      <Choice label={goalsWords.addRow} options={rows} onChoose={onRow} />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly string[];
  readonly onChoose: (option: string) => void;
}

function Choice({ label, options, onChoose }: ChoiceProps) {
  if (options.length === 0) return null;
  return (
    <Field label={label}>
      <Select value="" onChange={(_, { value }) => value !== "" && onChoose(value)}>
        <option value="">{goalsWords.choose}</option>
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </Select>
    </Field>
  );
}
