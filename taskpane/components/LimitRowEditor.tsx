import { useId } from "react";
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronUpRegular } from "@fluentui/react-icons";
import { compactMoney, exactMoney, type NumberStyle } from "../state/formatNumber";
import { commonFields, moreFields, statusesOf } from "../state/limitFieldsOf";
import type { LimitRow } from "../state/limitRows";
import type { LimitField, LimitValue } from "../state/limitsTable";
import type { LimitMend, LimitProblem } from "../state/planner";
import { fieldHint, limitWords, setText, shareInMoney, statusHint } from "../text/limitWords";
import { LimitInput } from "./LimitInput";
import { LimitNotice } from "./LimitNotice";

export interface LimitRowProps {
  readonly row: LimitRow;
  readonly problem: LimitProblem | undefined;
  /** True where the row takes part in a clash of several. */
  readonly isClashing: boolean;
  readonly isOpen: boolean;
  readonly outcomeName: string;
  readonly budget: number | null;
  readonly style: NumberStyle;
  readonly onToggle: () => void;
  readonly onChange: (field: LimitField, value: LimitValue) => void;
  readonly onMend: (mend: LimitMend) => void;
}

const useStyles = makeStyles({
  row: { padding: "6px 0 8px", borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  head: { display: "flex", alignItems: "center", gap: "6px", minHeight: "28px" },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere", minWidth: 0 },
  group: { color: tokens.colorNeutralForeground2 },
  quiet: {
    marginLeft: "auto",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
  },
  toggle: { minWidth: "28px", padding: 0 },
  fields: { display: "grid", gridTemplateColumns: "repeat(3, minmax(0, 1fr))", gap: "2px 6px" },
  more: {
    display: "grid",
    gridTemplateColumns: "repeat(2, minmax(0, 1fr))",
    gap: "4px 8px",
    margin: "4px 0 2px",
    padding: "4px 0 4px 10px",
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
  },
  set: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, marginTop: "2px" },
});

/** The limits of one channel or group: three fields at first, all others behind its arrow; problems stand below. */
export function LimitRowEditor(props: LimitRowProps) {
  const styles = useStyles();
  const { row, problem, isOpen, style, onMend } = props;
  const id = useId();
  const more = moreFields(row);
  const hasCommon = row.kind === "channel" || isOpen || commonFields.some((field) => field in row.values);
  const text = isOpen ? "" : setText(row, more, style);
  return (
    <div
      className={styles.row}
      role="group"
      aria-label={limitWords.rowLabel(row.name)}
      style={{ paddingLeft: row.depth * 10 }}
    >
      <RowHead {...props} detail={id} />
      {hasCommon && (
        <div className={styles.fields}>
          {commonFields.map((field) => (
            <Field key={field} {...props} field={field} />
          ))}
        </div>
      )}
      {text && <div className={styles.set}>{text}</div>}
      <div id={id} className={mergeClasses(isOpen && styles.more)} hidden={!isOpen}>
        {isOpen && more.map((field) => <Field key={field} {...props} field={field} hasLabel />)}
      </div>
      {row.others.length > 0 && <div className={styles.set}>{limitWords.also(row.others)}</div>}
      {problem && <LimitNotice problem={problem} style={style} onMend={onMend} />}
    </div>
  );
}

/** Name at the left, what is spent now at the right, and the arrow to the further limits. */
function RowHead({ row, isOpen, style, onToggle, detail }: LimitRowProps & { readonly detail: string }) {
  const styles = useStyles();
  const { kind, current } = row;
  const now = current === null ? limitWords.unknown : limitWords.now(compactMoney(current, style));
  return (
    <div className={styles.head}>
      <span className={mergeClasses(styles.name, kind !== "channel" && styles.group)} title={row.name}>
        {row.label}
      </span>
      <span className={styles.quiet} title={current === null ? undefined : exactMoney(current, style)}>
        {now}
      </span>
      <Button
        className={styles.toggle}
        size="small"
        appearance="subtle"
        aria-expanded={isOpen}
        aria-controls={detail}
        aria-label={isOpen ? limitWords.fewer(row.name) : limitWords.more(row.name)}
        icon={isOpen ? <ChevronUpRegular /> : <ChevronDownRegular />}
        onClick={onToggle}
      />
    </div>
  );
}

interface FieldProps extends LimitRowProps {
  readonly field: LimitField;
  readonly hasLabel?: boolean;
}

function Field({
  row,
  field,
  hasLabel = false,
  problem,
  isClashing,
  style,
  budget,
  outcomeName,
  onChange,
}: FieldProps) {
  const value = row.values[field] ?? null;
  const money = shareInMoney(field, value, row, { budget, style });
  const hint = field === "Status" ? statusHint(value) : money || (hasLabel ? fieldHint(field, outcomeName) : "");
  return (
    <LimitInput
      name={row.name}
      field={field}
      value={value}
      style={style}
      isClashing={(problem !== undefined || isClashing) && value !== null && field !== "Reason"}
      label={hasLabel ? field : undefined}
      hint={hint}
      statuses={statusesOf(row.kind)}
      isWide={field === "Reason"}
      onCommit={(limit) => onChange(field, limit)}
    />
  );
}
