import { useId } from "react";
import { Field, Slider, makeStyles, tokens } from "@fluentui/react-components";
import { nearestStop, postureStops } from "../state/goals";
import { goalsWords, postureTexts } from "../text/goalsWords";

interface PostureSliderProps {
  /** 0 careful, 0.5 balanced, 1 bold. */
  readonly posture: number;
  readonly onChange: (posture: number) => void;
}

const useStyles = makeStyles({
  ends: {
    display: "flex",
    justifyContent: "space-between",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  slider: { minHeight: "36px" },
  meaning: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  name: { fontWeight: tokens.fontWeightSemibold },
});

/** How much risk to take: five stops, each with a name and what it means. */
export function PostureSlider({ posture, onChange }: PostureSliderProps) {
  const styles = useStyles();
  const id = useId();
  const stop = nearestStop(posture);
  const text = postureTexts[stop] ?? postureTexts[2];
  return (
    <div>
      <Field label={goalsWords.posture}>
        <Slider
          className={styles.slider}
          min={0}
          max={postureStops.length - 1}
          step={1}
          value={stop}
          aria-valuetext={text.name}
          aria-describedby={id}
          onChange={(_, { value }) => onChange(postureStops[value] ?? 0.5)}
        />
      </Field>
      <div className={styles.ends} aria-hidden="true">
        <span>Careful</span>
        <span>Balanced</span>
        <span>Bold</span>
      </div>
      <div id={id} className={styles.meaning}>
        <span className={styles.name}>{text.name}.</span> {text.meaning}
      </div>
    </div>
  );
}
