import { useState } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import { pointAt } from "../charts/ResponseCurve";
import type { CurvePoint } from "../state/planner";
import { planWords } from "../text/planWords";
import { ReadingSlider } from "./ReadingSlider";

interface CurveReaderProps {
  readonly points: readonly CurvePoint[];
  readonly startAt: number;
  readonly spendLabel: (spend: number) => string;
  readonly outcomeLabel: (outcome: number) => string;
  readonly outcomeName: string;
}

const useStyles = makeStyles({
  reader: { display: "flex", flexDirection: "column", gap: "2px", fontSize: tokens.fontSizeBase200 },
  text: { fontVariantNumeric: "tabular-nums" },
});

/** Reads a curve at any spend: a slider that the keyboard moves, and what it says there. */
export function CurveReader({ points, startAt, spendLabel, outcomeLabel, outcomeName }: CurveReaderProps) {
  const styles = useStyles();
  const [spend, setSpend] = useState(startAt);
  const largest = points.at(-1)?.spend ?? 0;
  const { mean, low, high } = pointAt(points, spend);
  const outcome = `${outcomeLabel(mean)} ${outcomeName}`;
  const text = planWords.curveReading(spendLabel(spend), outcome, outcomeLabel(low), outcomeLabel(high));
  return (
    <div className={styles.reader}>
      <ReadingSlider
        label={planWords.readCurve}
        max={largest}
        step={largest / 100}
        value={spend}
        text={text}
        onChange={setSpend}
      />
      <span className={styles.text}>{text}</span>
    </div>
  );
}
