import { makeStyles, tokens } from "@fluentui/react-components";
import { exactMoney, figure, type NumberStyle } from "../state/formatNumber";
import type { PlanReading, Proof } from "../state/planner";
import { chanceText, headlineChange, planWords, proofText } from "../text/planWords";

interface HeadlineProps {
  readonly plan: PlanReading;
  readonly isMoney: boolean;
  readonly style: NumberStyle;
  /** What proves the plan; null for one that nobody claims to be the best. */
  readonly proof: Proof | null;
}

const useStyles = makeStyles({
  number: {
    fontSize: "30px",
    lineHeight: "36px",
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
    margin: 0,
  },
  unit: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightRegular },
  line: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontVariantNumeric: "tabular-nums" },
  small: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, marginTop: "4px" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** The number first: what the plan is expected to bring, its range, and the chance to beat the last period. */
export function Headline({ plan, isMoney, style, proof }: HeadlineProps) {
  const styles = useStyles();
  const text = (value: number): string => (isMoney ? exactMoney(Math.round(value), style) : figure(value, style));
  const chance = chanceText(plan, style);
  return (
    <div>
      <h1 className={styles.number}>
        {text(plan.mean)} <span className={styles.unit}>{plan.outcomeName}</span>
      </h1>
      <div className={styles.line} title={planWords.rangeMeaning}>
        {planWords.range(text(plan.low), text(plan.high))}
        {chance && ` · ${chance}`}
      </div>
      <div className={`${styles.line} ${styles.quiet}`}>
        {planWords.headlineSpend(exactMoney(plan.spend, style), headlineChange(plan, style))}
      </div>
      {chance && <div className={`${styles.line} ${styles.quiet} ${styles.small}`}>{planWords.twoRanges}</div>}
      {proof && <div className={`${styles.line} ${styles.quiet} ${styles.small}`}>{proofText(proof)}</div>}
    </div>
  );
}
