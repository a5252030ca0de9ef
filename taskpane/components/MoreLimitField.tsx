import { Field, Input, Select, makeStyles } from "@fluentui/react-components";
import type { NumberStyle } from "../state/formatNumber";
import type { LimitValue, MoreLimit } from "../state/limitsTable";
import { readLimit, shownLimit } from "../state/limitText";
import { useDraft } from "../state/useDraft";
import { goalsWords } from "../text/goalsWords";

interface MoreLimitFieldProps {
  readonly channel: string;
  readonly limit: MoreLimit;
  readonly value: LimitValue;
  readonly style: NumberStyle;
  readonly onCommit: (value: LimitValue) => void;
}

const useStyles = makeStyles({
  field: { minWidth: 0 },
  input: { width: "100%", minWidth: 0, fontVariantNumeric: "tabular-nums" },
});

/** One further limit of one row, under its name: a Status to choose, anything else to type. Blank is no limit. */
export function MoreLimitField(props: MoreLimitFieldProps) {
  const styles = useStyles();
  return (
    <Field className={styles.field} label={{ children: props.limit, size: "small" }}>
      {props.limit === "Status" ? <StatusChoice {...props} /> : <LimitInput {...props} />}
    </Field>
  );
}

function StatusChoice({ channel, limit, value, onCommit }: MoreLimitFieldProps) {
  const chosen = goalsWords.statuses.find((status) => status.toLowerCase() === String(value ?? "").toLowerCase());
  return (
    <Select
      size="small"
      aria-label={goalsWords.limitLabel(limit, channel)}
      value={chosen ?? ""}
      onChange={(_, { value: status }) => onCommit(status === "" ? null : status)}
    >
      <option value="" />
      {goalsWords.statuses.map((status) => (
        <option key={status}>{status}</option>
      ))}
    </Select>
  );
}

function LimitInput({ channel, limit, value, style, onCommit }: MoreLimitFieldProps) {
  const styles = useStyles();
  const draft = useDraft<LimitValue>({
    value,
    format: (given) => shownLimit(limit, given, style),
    parse: (text) => (text.trim() === "" ? null : (readLimit(limit, text) ?? undefined)),
    commit: onCommit,
  });
  return (
    <Input
      className={styles.input}
      size="small"
      inputMode="decimal"
      autoComplete="off"
      aria-label={goalsWords.limitLabel(limit, channel)}
      aria-invalid={!draft.isValid || undefined}
      title={draft.isValid ? undefined : goalsWords.limitProblem}
      value={draft.text}
      onChange={(_, { value: text }) => draft.change(text)}
      onBlur={draft.finish}
      onKeyDown={({ key }) => key === "Enter" && draft.finish()}
    />
  );
}
