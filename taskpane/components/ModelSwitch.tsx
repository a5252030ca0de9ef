import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { fitWords } from "../text/fitWords";

export type ModelMode = "judgement" | "fit";

interface ModelSwitchProps {
  readonly mode: ModelMode;
  readonly onSwitch: (mode: ModelMode) => void;
}

const useStyles = makeStyles({
  group: {
    display: "grid",
    gridTemplateColumns: "1fr 1fr",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    overflow: "hidden",
    flexShrink: 0,
  },
  choice: {
    minHeight: "36px",
    border: "none",
    background: "none",
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    fontSize: tokens.fontSizeBase300,
    cursor: "pointer",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-3px" },
  },
  chosen: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
    "@media (forced-colors: active)": {
      backgroundColor: "Highlight",
      color: "HighlightText",
      forcedColorAdjust: "none",
    },
  },
});

const modes: readonly (readonly [ModelMode, string])[] = [
  ["judgement", fitWords.judgement],
  ["fit", fitWords.fit],
];

/** How the curves are made: by stated judgement, or fitted to a history. */
export function ModelSwitch({ mode, onSwitch }: ModelSwitchProps) {
  const styles = useStyles();
  return (
    <div role="group" aria-label={fitWords.switch} className={styles.group}>
      {modes.map(([one, text]) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === mode}
          className={mergeClasses(styles.choice, one === mode && styles.chosen)}
          onClick={() => one !== mode && onSwitch(one)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
