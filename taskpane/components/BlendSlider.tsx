import { makeStyles, tokens } from "@fluentui/react-components";
import { compactMoney, figure, type NumberStyle } from "../state/formatNumber";
import type { BlendPath, BlendStop } from "../state/planner";
import { blendText, planWords } from "../text/planWords";
import { StopSlider } from "./StopSlider";

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
  meaning: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** How much of the recommended move to make: every stop keeps the limits and was worked out before. */
export function BlendSlider({ path, share, outcomeName, isMoney, style, onChange }: BlendSliderProps) {
  const styles = useStyles();
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
    <StopSlider
      label={planWords.blend}
      nStops={stops.length}
      stop={at}
      text={text}
      ends={[start === "current" ? planWords.blendNow : planWords.blendNearest, planWords.blendPlan]}
      onChange={(stop) => onChange(stop === last ? null : (stops[stop] ?? null))}
    >
      {text} {leftOut && planWords.blendLeftOut(leftOut)}
    </StopSlider>
  );
}

/** What a step brings less than the plan. */
function lost(stops: readonly BlendStop[], at: number): number {
  return Math.max(0, (stops.at(-1)?.mean ?? 0) - (stops[at]?.mean ?? 0));
}
