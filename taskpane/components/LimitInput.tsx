import { Input, Select, makeStyles, tokens } from "@fluentui/react-components";
import { exactMoney, type NumberStyle } from "../state/formatNumber";
import type { LimitField, LimitValue } from "../state/limitsTable";
import { limitUnit, readLimit, shownLimit } from "../state/limitText";
import { useDraft } from "../state/useDraft";
import { limitWords } from "../text/limitWords";

interface LimitInputProps {
  /** Whose limit it is. */
  readonly name: string;
  readonly field: LimitField;
  readonly value: LimitValue;
  readonly style: NumberStyle;
  readonly isClashing: boolean;
  /** A label above the field; without it the column's head says what it is. */
  readonly label?: string;
  /** What a percentage is in money, or what the limit means. */
  readonly hint: string;
  /** The words that a Status may be. */
  readonly statuses: readonly string[];
  readonly isWide?: boolean;
  readonly onCommit: (value: LimitValue) => void;
}

const useStyles = makeStyles({
  cell: { minWidth: 0, display: "flex", flexDirection: "column", gap: "1px" },
  wide: { gridColumn: "1 / -1" },
  label: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  control: { width: "100%", minWidth: 0, fontVariantNumeric: "tabular-nums" },
  hint: {
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase100,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: "tabular-nums",
    minHeight: tokens.lineHeightBase100,
  },
  problem: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorStatusDangerForeground1,
  },
});

/** One limit of one row. Blank is no limit; text without meaning is said so below its line and never kept. */
export function LimitInput(props: LimitInputProps) {
  const styles = useStyles();
  const { label, hint, isWide = false } = props;
  const body = (
    <>
      {label && (
        <span className={styles.label} aria-hidden="true">
          {label}
        </span>
      )}
      {props.field === "Status" ? <StatusChoice {...props} /> : <TypedLimit {...props} />}
      {hint && <span className={styles.hint}>{hint}</span>}
    </>
  );
  return <div className={`${styles.cell} ${isWide ? styles.wide : ""}`}>{body}</div>;
}

function StatusChoice({ name, field, value, statuses, isClashing, onCommit }: LimitInputProps) {
  const styles = useStyles();
  const given = String(value ?? "");
  const chosen = statuses.find((status) => status.toLowerCase() === given.toLowerCase()) ?? given;
  const options = chosen === "" || statuses.includes(chosen) ? statuses : [...statuses, chosen];
  return (
    <Select
      className={styles.control}
      size="small"
      data-goal={`${field} ${name}`}
      aria-label={limitWords.label(field, name)}
      aria-invalid={isClashing || undefined}
      value={chosen}
      onChange={(_, { value: status }) => onCommit(status === "" ? null : status)}
    >
      <option value="">{limitWords.none}</option>
      {options.map((status) => (
        <option key={status}>{status}</option>
      ))}
    </Select>
  );
}

function TypedLimit({ name, field, value, style, isClashing, label, onCommit }: LimitInputProps) {
  const styles = useStyles();
  const unit = limitUnit(field);
  const draft = useDraft<LimitValue>({
    value,
    format: (limit) => shownLimit(field, limit, style),
    parse: (text) => (text === shownLimit(field, value, style) ? value : readLimit(field, text)),
    commit: onCommit,
  });
  const isExactOnHover = unit === "money" && typeof value === "number";
  return (
    <>
      <Input
        className={styles.control}
        size="small"
        inputMode={unit === "words" ? "text" : "decimal"}
        autoComplete="off"
        placeholder={label ? undefined : field}
        data-goal={`${field} ${name}`}
        aria-label={limitWords.label(field, name)}
        aria-invalid={!draft.isValid || isClashing || undefined}
        title={isExactOnHover ? exactMoney(value, style) : undefined}
        value={draft.text}
        onChange={(_, { value: text }) => draft.change(text)}
        onBlur={draft.finish}
        onKeyDown={({ key }) => key === "Enter" && draft.finish()}
      />
      {!draft.isValid && (
        <span className={styles.problem} role="alert">
          {limitWords.problems[unit]}
        </span>
      )}
    </>
  );
}
