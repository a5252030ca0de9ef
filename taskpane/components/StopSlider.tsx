import { useId, type ReactNode } from "react";
import { Field, Slider, makeStyles, tokens } from "@fluentui/react-components";

interface StopSliderProps {
  readonly label: string;
  readonly nStops: number;
  readonly stop: number;
  /** The stop in words, as it is spoken. */
  readonly text: string;
  /** What stands under the slider, from its left end to its right. */
  readonly ends: readonly string[];
  /** What the stop means, under it. */
  readonly children: ReactNode;
  readonly onChange: (stop: number) => void;
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

/** A choice between stops in an order, each explained as it is taken. */
export function StopSlider({ label, nStops, stop, text, ends, children, onChange }: StopSliderProps) {
  const styles = useStyles();
  const id = useId();
  return (
    <div>
      <Field label={label}>
        <Slider
          className={styles.slider}
          min={0}
          max={nStops - 1}
          step={1}
          value={stop}
          aria-valuetext={text}
          aria-describedby={id}
          onChange={(_, { value }) => onChange(value)}
        />
      </Field>
      <div className={styles.ends} aria-hidden="true">
        {ends.map((end) => (
          <span key={end}>{end}</span>
        ))}
      </div>
      <div id={id} className={styles.meaning}>
        {children}
      </div>
    </div>
  );
}
