import { Field, Input, makeStyles } from "@fluentui/react-components";
import { shareText } from "../state/limitText";
import { parseShare } from "../state/parseAmount";
import { useDraft } from "../state/useDraft";
import { limitWords } from "../text/limitWords";

interface ShareFieldProps {
  readonly label: string;
  /** The percentage in money. */
  readonly hint: string;
  readonly value: number | null;
  /** False where a blank field means nothing. */
  readonly mayBeBlank?: boolean;
  readonly onCommit: (share: number | null) => void;
}

const useStyles = makeStyles({
  field: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) 84px", columnGap: "8px", alignItems: "center" },
  input: { width: "84px", minWidth: 0, fontVariantNumeric: "tabular-nums" },
});

/** A percentage at the right of its name; what it is in money stands below. */
export function ShareField({ label, hint, value, mayBeBlank = true, onCommit }: ShareFieldProps) {
  const styles = useStyles();
  const draft = useDraft<number | null>({
    value,
    format: (share) => (share === null ? "" : shareText(share)),
    parse: (text) => (text.trim() === "" ? (mayBeBlank ? null : undefined) : (parseShare(text) ?? undefined)),
    commit: onCommit,
  });
  return (
    <Field
      className={styles.field}
      label={{ children: label, size: "small" }}
      hint={hint}
      validationState={draft.isValid ? "none" : "error"}
      validationMessage={draft.isValid ? null : limitWords.problems.share}
    >
      <Input
        className={styles.input}
        size="small"
        inputMode="decimal"
        autoComplete="off"
        data-goal={label}
        value={draft.text}
        onChange={(_, { value: text }) => draft.change(text)}
        onBlur={draft.finish}
        onKeyDown={({ key }) => key === "Enter" && draft.finish()}
      />
    </Field>
  );
}
