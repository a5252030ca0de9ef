import { Field, Input, makeStyles } from "@fluentui/react-components";
import { exactMoney, type NumberStyle } from "../state/formatNumber";
import { parseAmount } from "../state/parseAmount";
import { useDraft } from "../state/useDraft";

interface AmountFieldProps {
  readonly label: string;
  readonly hint: string;
  /** What to say while the text is no amount. */
  readonly problem: string;
  readonly value: number | null;
  readonly style: NumberStyle;
  readonly isReadOnly?: boolean;
  readonly onCommit: (amount: number) => void;
}

const useStyles = makeStyles({ input: { fontVariantNumeric: "tabular-nums", minHeight: "40px" } });

/** A field for money that understands 2m, 1.5k and 2,000,000. */
export function AmountField({ label, hint, problem, value, style, isReadOnly = false, onCommit }: AmountFieldProps) {
  const styles = useStyles();
  const draft = useDraft<number | null>({
    value,
    format: (amount) => (amount === null ? "" : exactMoney(amount, style)),
    parse: (text) => positive(parseAmount(text)),
    commit: (amount) => amount !== null && onCommit(amount),
  });
  const isWrong = !draft.isValid && draft.text !== "";
  return (
    <Field
      label={label}
      hint={hint}
      validationState={isWrong ? "error" : "none"}
      validationMessage={isWrong ? problem : null}
    >
      <Input
        className={styles.input}
        data-goal="budget"
        inputMode="decimal"
        autoComplete="off"
        value={draft.text}
        readOnly={isReadOnly}
        onChange={(_, { value: text }) => draft.change(text)}
        onBlur={draft.finish}
        onKeyDown={({ key }) => key === "Enter" && draft.finish()}
      />
    </Field>
  );
}

function positive(amount: number | null): number | undefined {
  return amount !== null && amount > 0 ? amount : undefined;
}
