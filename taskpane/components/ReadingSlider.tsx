import { useId } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";

interface ReadingSliderProps {
  readonly label: string;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  /** What the chart says at this place: spoken as the slider moves. */
  readonly text: string;
  readonly onChange: (value: number) => void;
}

const useStyles = makeStyles({
  reader: { display: "flex", flexDirection: "column", gap: "2px", marginTop: "8px" },
  label: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  slider: { width: "100%", minHeight: "24px", margin: 0, accentColor: tokens.colorBrandBackground, cursor: "pointer" },
});

/** Reads a chart from 0 to `max` without a pointer: arrows move by a step, Home and End to the ends. */
export function ReadingSlider({ label, max, step, value, text, onChange }: ReadingSliderProps) {
  const styles = useStyles();
  const id = useId();
  return (
    <div className={styles.reader}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input
        id={id}
        className={styles.slider}
        type="range"
        min={0}
        max={max}
        step={step}
        value={value}
        aria-valuetext={text}
        onChange={({ target }) => onChange(Number(target.value))}
      />
    </div>
  );
}
