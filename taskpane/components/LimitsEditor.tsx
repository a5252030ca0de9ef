import { useEffect, useId, useState } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import type { NumberStyle } from "../state/formatNumber";
import { commonFields } from "../state/limitFieldsOf";
import type { LimitRow } from "../state/limitRows";
import type { LimitField, LimitValue } from "../state/limitsTable";
import type { LimitMend, LimitProblem } from "../state/planner";
import type { SoughtLimit } from "../state/soughtLimit";
import { limitWords } from "../text/limitWords";
import { focusGoal } from "./focusGoal";
import { LimitRowEditor } from "./LimitRowEditor";

interface LimitsEditorProps {
  readonly rows: readonly LimitRow[];
  readonly problems: readonly LimitProblem[];
  readonly outcomeName: string;
  readonly budget: number | null;
  readonly style: NumberStyle;
  /** The limit that somebody comes for: its row is opened, its field takes the focus. */
  readonly sought: SoughtLimit | null;
  readonly onChange: (name: string, field: LimitField, value: LimitValue) => void;
  readonly onMend: (mend: LimitMend) => void;
}

const useStyles = makeStyles({
  heading: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, margin: 0 },
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, margin: "2px 0 6px" },
  columns: {
    display: "grid",
    gridTemplateColumns: "repeat(3, minmax(0, 1fr))",
    gap: "6px",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    paddingBottom: "2px",
  },
});

/** Every limit of every channel and group, so that three fields fit a narrow pane and the rest is one arrow away. */
export function LimitsEditor({ rows, problems, sought, onChange, ...rest }: LimitsEditorProps) {
  const styles = useStyles();
  const id = useId();
  const target = sought && rows.find(({ name, label }) => isNamed(sought.name, name, label));
  const [open, setOpen] = useState<readonly string[]>(target && !isCommon(sought.field) ? [target.name] : []);
  const goal = target ? `${sought.field} ${target.name}` : "";
  useEffect(() => {
    if (goal !== "") focusGoal(goal);
  }, [goal]);
  const toggle = (name: string): void =>
    setOpen(open.includes(name) ? open.filter((other) => other !== name) : [...open, name]);
  const clashing = problems.filter(({ row }) => row === null).flatMap((problem) => problem.rows);
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {limitWords.limits}
      </h2>
      <p className={styles.hint}>{limitWords.hint}</p>
      <div className={styles.columns} aria-hidden="true">
        {commonFields.map((field) => (
          <span key={field}>{field}</span>
        ))}
      </div>
      {rows.map((row) => (
        <LimitRowEditor
          key={`${row.kind} ${row.name} ${row.kind === "unknown" ? row.at : ""}`}
          row={row}
          problem={problems.find((problem) => problem.row !== null && problem.row === row.at)}
          isClashing={row.at !== null && clashing.includes(row.at)}
          isOpen={open.includes(row.name)}
          onToggle={() => toggle(row.name)}
          onChange={(field, value) => onChange(row.name, field, value)}
          {...rest}
        />
      ))}
    </section>
  );
}

const isCommon = (field: LimitField): boolean => commonFields.some((common) => common === field);

const isNamed = (sought: string, ...names: readonly string[]): boolean =>
  names.some((name) => name.toLowerCase() === sought.toLowerCase());
