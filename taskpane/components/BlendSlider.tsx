import { useId } from "react";
import { Field, Slider, makeStyles, tokens } from "@fluentui/react-components";
import { compactMoney, figure, type NumberStyle } from "../state/formatNumber";
import type { BlendPath, BlendStop } from "../state/planner";
import { blendText, planWords } from "../text/planWords";

interface BlendSliderProps {
  readonly path: BlendPath;
  readonly share: number;
  readonly outcomeName: string;
  readonly isMoney: boolean;
  readonly style: NumberStyle;
  /** The chosen step; null for the plan itself. */
  readonly onChange: (stop: BlendStop | null) => void;
}

const useStyles = makeStyles({
  slider: { minHeight: "36px" },
  ends: {
    display: "flex",
    justifyContent: "space-between",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  meaning: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, minHeight: "32px" },
});

/** How much of the recommended move to make: every stop keeps the limits and was worked out before. */
export function BlendSlider({ path, share, outcomeName, isMoney, style, onChange }: BlendSliderProps) {
  const styles = useStyles();
  const id = useId();
  const { stops, start, leftOut } = path;
  const last = stops.length - 1;
  if (last < 1) return leftOut ? <div className={styles.meaning}>{planWords.noBlend(leftOut)}</div> : null;
  const at = Math.max(
    0,
    stops.findIndex((stop) => stop.share >= share),
  );
  const outcome = (value: number): string =>
    isMoney ? compactMoney(value, style) : `${figure(value, style)} ${outcomeName}`;
  const text = blendText(stops[at]?.share ?? 1, outcome(stops[at]?.mean ?? 0), outcome(lost(stops, at)));
  return (
    <div>
      <Field label={planWords.blend}>
        <Slider
          className={styles.slider}
          min={0}
          max={last}
          step={1}
          value={at}
          aria-valuetext={text}
          aria-describedby={id}
          onChange={(_, { value }) => onChange(value === last ? null : (stops[value] ?? null))}
        />
      </Field>
      <div className={styles.ends} aria-hidden="true">
        <span>{start === "current" ? planWords.blendNow : planWords.blendNearest}</span>
        <span>{planWords.blendPlan}</span>
      </div>
      <div id={id} className={styles.meaning}>
        {text} {leftOut && planWords.blendLeftOut(leftOut)}
      </div>
    </div>
  );
}

/** What a step brings less than the plan. */
function lost(stops: readonly BlendStop[], at: number): number {
  return Math.max(0, (stops.at(-1)?.mean ?? 0) - (stops[at]?.mean ?? 0));
}
