import { useCallback } from "react";
import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowResetRegular } from "@fluentui/react-icons";
import { ResponseCurve } from "../charts/ResponseCurve";
import { chance, compactMoney, figure, type NumberStyle } from "../state/formatNumber";
import type { ChannelCurve, ChannelFacts } from "../state/planner";
import { useDraft } from "../state/useDraft";
import { modelWords } from "../text/modelWords";
import { useLoaded } from "./useLoaded";

interface CurveCardProps {
  readonly channel: ChannelFacts;
  readonly outcomeName: string;
  /** The elasticity that the user set; NaN where the default holds. */
  readonly elasticity: number;
  readonly style: NumberStyle;
  readonly loadCurve: (channel: string, upTo: number) => Promise<ChannelCurve>;
  readonly onElasticity: (value: number | null) => void;
}

const useStyles = makeStyles({
  card: { minWidth: 0, display: "flex", flexDirection: "column", gap: "2px" },
  name: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  place: { minHeight: "70px" },
  hint: {
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase100,
    color: tokens.colorNeutralForeground2,
  },
  line: { display: "flex", alignItems: "end", gap: "2px" },
  field: { flexGrow: 1, minWidth: 0 },
  input: { minWidth: 0, width: "100%" },
});

/** One channel's curve in small, with the elasticity it assumes to change. */
export function CurveCard({ channel, outcomeName, elasticity, style, loadCurve, onElasticity }: CurveCardProps) {
  const styles = useStyles();
  const { name, current } = channel;
  const load = useCallback(() => loadCurve(name, current * 2), [loadCurve, name, current]);
  const { value: curve, problem } = useLoaded(load);
  const saturation = curve?.saturation ?? null;
  return (
    <li className={styles.card}>
      <span className={styles.name}>{name}</span>
      <div className={styles.place}>
        {curve && (
          <ResponseCurve
            points={curve.points}
            seen={channel.seen}
            marks={[{ kind: "current", spend: current }]}
            width={136}
            height={70}
            spendLabel={(spend) => compactMoney(spend, style)}
            outcomeLabel={(outcome) => figure(outcome, style)}
            summary={modelWords.curveSummary(
              name,
              compactMoney(current, style),
              `${figure(channel.outcome ?? 0, style)} ${outcomeName}`,
            )}
            hasAxes={false}
          />
        )}
        {problem && <span className={styles.hint}>{problem}</span>}
      </div>
      <span className={styles.hint}>
        {channel.noCurve || (saturation === null ? modelWords.noCeiling : modelWords.full(chance(saturation)))}
      </span>
      <ElasticityField name={name} value={elasticity} onCommit={onElasticity} />
    </li>
  );
}

function ElasticityField(props: { name: string; value: number; onCommit: (value: number | null) => void }) {
  const styles = useStyles();
  const { name, value, onCommit } = props;
  const isDefault = Number.isNaN(value);
  const draft = useDraft<number | null>({
    value: isDefault ? null : value,
    format: (given) => (given === null ? "" : String(given)),
    parse: (text) => (text.trim() === "" ? null : elasticityOf(text)),
    commit: onCommit,
  });
  return (
    <div className={styles.line}>
      <Field
        className={styles.field}
        label={{ children: modelWords.elasticity, size: "small" }}
        size="small"
        validationState={draft.isValid ? "none" : "error"}
        validationMessage={draft.isValid ? null : modelWords.elasticityProblem}
      >
        <Input
          className={styles.input}
          size="small"
          inputMode="decimal"
          placeholder="0.5"
          aria-label={modelWords.elasticityOf(name)}
          value={draft.text}
          onChange={(_, { value: text }) => draft.change(text)}
          onBlur={draft.finish}
        />
      </Field>
      {!isDefault && (
        <Button
          size="small"
          appearance="subtle"
          icon={<ArrowResetRegular />}
          aria-label={`${modelWords.reset}: ${name}`}
          onClick={() => onCommit(null)}
        />
      )}
    </div>
  );
}

/** An elasticity strictly between 0 and 1, or undefined. */
function elasticityOf(text: string): number | undefined {
  const value = Number(text.replace(",", "."));
  return value > 0 && value < 1 ? value : undefined;
}
