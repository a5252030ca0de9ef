import { makeStyles, tokens } from "@fluentui/react-components";

interface CheckLineProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

const useStyles = makeStyles({
  line: {
    display: "flex",
    gap: "8px",
    alignItems: "flex-start",
    minHeight: "28px",
    padding: "4px 0",
    cursor: "pointer",
  },
  box: {
    width: "16px",
    height: "16px",
    margin: "2px 0 0",
    flexShrink: 0,
    accentColor: tokens.colorBrandBackground,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "2px" },
  },
  text: { minWidth: 0, overflowWrap: "anywhere", lineHeight: tokens.lineHeightBase300 },
});

/** A checkbox with its whole line as the target. */
export function CheckLine({ label, isOn, onChange }: CheckLineProps) {
  const styles = useStyles();
  return (
    <label className={styles.line}>
      <input
        type="checkbox"
        className={styles.box}
        checked={isOn}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span className={styles.text}>{label}</span>
    </label>
  );
}
