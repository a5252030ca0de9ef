import { useId } from "react";
import { Button, Input, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CopyRegular, DeleteRegular } from "@fluentui/react-icons";
import { compactMoney, figure, probability, type NumberStyle } from "../../state/formatNumber";
import type { ComparedRow } from "../../state/scenarioPlanner";
import type { PaneScenario } from "../../state/scenarios";
import { useDraft } from "../../state/useDraft";
import { differences, outcomeText, scenarioWords } from "../../text/scenarioWords";

interface ScenarioCardProps {
  readonly scenario: PaneScenario;
  readonly row: ComparedRow | null;
  readonly isOpen: boolean;
  readonly canRemove: boolean;
  readonly outcomeName: string;
  readonly isMoney: boolean;
  readonly style: NumberStyle;
  readonly onOpen: () => void;
  readonly onRename: (name: string) => void;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
}

const useStyles = makeStyles({
  card: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: "8px 10px",
    display: "flex",
    flexDirection: "column",
    gap: "2px",
    fontVariantNumeric: "tabular-nums",
  },
  open: { border: `2px solid ${tokens.colorBrandStroke1}`, padding: "7px 9px" },
  head: { display: "flex", alignItems: "center", gap: "2px" },
  name: { flexGrow: 1, minWidth: 0, fontWeight: tokens.fontWeightSemibold },
  figures: {
    display: "block",
    width: "100%",
    minHeight: "44px",
    padding: "2px 0",
    border: "none",
    background: "none",
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    textAlign: "left",
    cursor: "pointer",
    ":hover": { color: tokens.colorBrandForeground1 },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  number: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** One what-if with its four numbers and the difference to last period's spends; opens to its sliders. */
export function ScenarioCard(props: ScenarioCardProps) {
  const styles = useStyles();
  const { scenario, isOpen, canRemove, onOpen, onDuplicate, onRemove } = props;
  const id = useId();
  return (
    <li className={mergeClasses(styles.card, isOpen && styles.open)} aria-label={scenario.name}>
      <div className={styles.head}>
        <NameField name={scenario.name} onRename={props.onRename} />
        <Button
          appearance="subtle"
          icon={<CopyRegular />}
          aria-label={`${scenarioWords.duplicate}: ${scenario.name}`}
          onClick={onDuplicate}
        />
        <Button
          appearance="subtle"
          icon={<DeleteRegular />}
          disabled={!canRemove}
          aria-label={`${scenarioWords.remove}: ${scenario.name}`}
          onClick={onRemove}
        />
      </div>
      <button type="button" className={styles.figures} aria-expanded={isOpen} aria-describedby={id} onClick={onOpen}>
        <Figures {...props} id={id} />
      </button>
    </li>
  );
}

function Figures({ row, outcomeName, isMoney, style, id }: ScenarioCardProps & { readonly id: string }) {
  const styles = useStyles();
  if (!row) return <span id={id}>{scenarioWords.working}</span>;
  if ("problem" in row)
    return (
      <span id={id} className={styles.quiet}>
        {scenarioWords.impossible}: {row.problem}
      </span>
    );
  const beats = row.chanceToBeat === null ? [] : [scenarioWords.beats(probability(row.chanceToBeat))];
  return (
    <span id={id}>
      <span className={styles.number}>{outcomeText(row.mean, outcomeName, isMoney, style)}</span>
      <span className={styles.quiet} title={scenarioWords.riskMeaning}>
        <br />
        {scenarioWords.range(figure(row.low, style), figure(row.high, style))}
        <br />
        {scenarioWords.budget} {compactMoney(row.spend, style)} · {scenarioWords.risk} {figure(row.risk, style)}
        <br />
        {[...differences(row.change, row.riskChange, style), ...beats].join(" · ")}
        {row.dominatedBy !== "" && (
          <>
            <br />
            {scenarioWords.dominated(row.dominatedBy)}
          </>
        )}
      </span>
    </span>
  );
}

function NameField({ name, onRename }: { readonly name: string; readonly onRename: (name: string) => void }) {
  const styles = useStyles();
  const draft = useDraft<string>({
    value: name,
    format: (text) => text,
    parse: (text) => (text.trim() === "" ? undefined : text.trim()),
    commit: onRename,
  });
  return (
    <Input
      className={styles.name}
      appearance="underline"
      maxLength={28}
      aria-label={`${scenarioWords.name}: ${name}`}
      value={draft.text}
      onChange={(_, { value }) => draft.change(value)}
      onBlur={draft.finish}
    />
  );
}
