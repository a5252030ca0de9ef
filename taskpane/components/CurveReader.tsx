import { useState } from "react";
import { Field, Slider } from "@fluentui/react-components";
import { pointAt } from "../charts/ResponseCurve";
import type { CurvePoint } from "../state/planner";
import { planWords } from "../text/planWords";

interface CurveReaderProps {
  readonly points: readonly CurvePoint[];
  readonly startAt: number;
  readonly spendLabel: (spend: number) => string;
  readonly outcomeLabel: (outcome: number) => string;
}

/** Reads a curve at any spend: a slider that the keyboard moves, and what it says there. */
export function CurveReader({ points, startAt, spendLabel, outcomeLabel }: CurveReaderProps) {
  const [spend, setSpend] = useState(startAt);
  const largest = points.at(-1)?.spend ?? 0;
  const { mean, low, high } = pointAt(points, spend);
  const text = planWords.curveReading(spendLabel(spend), outcomeLabel(mean), outcomeLabel(low), outcomeLabel(high));
  return (
    <Field label={planWords.readCurve} hint={text}>
      <Slider
        min={0}
        max={largest}
        step={largest / 100}
        value={spend}
        aria-valuetext={text}
        onChange={(_, { value }) => setSpend(value)}
      />
    </Field>
  );
}
