import { makeStyles, tokens } from "@fluentui/react-components";
import { nearestStop, postureStops } from "../state/goals";
import { goalsWords, postureTexts } from "../text/goalsWords";
import { StopSlider } from "./StopSlider";

interface PostureSliderProps {
  /** 0 careful, 0.5 balanced, 1 bold. */
  readonly posture: number;
  readonly onChange: (posture: number) => void;
}

const useStyles = makeStyles({ name: { fontWeight: tokens.fontWeightSemibold } });

/** How much risk to take: five stops, each with a name and what it means. */
export function PostureSlider({ posture, onChange }: PostureSliderProps) {
  const styles = useStyles();
  const stop = nearestStop(posture);
  const text = postureTexts[stop] ?? postureTexts[2];
  return (
    <StopSlider
      label={goalsWords.posture}
      nStops={postureStops.length}
      stop={stop}
      text={text.name}
      ends={goalsWords.postureEnds}
      onChange={(at) => onChange(postureStops[at] ?? 0.5)}
    >
      <span className={styles.name}>{text.name}.</span> {text.meaning}
    </StopSlider>
  );
}
