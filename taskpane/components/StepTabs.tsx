import { Tab, TabList, makeStyles, tokens } from "@fluentui/react-components";
import { frameWords } from "../text/frameWords";
import type { ScreenId } from "../state/workspace";

interface StepTabsProps {
  readonly steps: readonly { readonly id: ScreenId; readonly label: string; readonly hasDot: boolean }[];
  readonly selected: ScreenId;
  readonly onSelect: (step: ScreenId) => void;
}

const useStyles = makeStyles({
  tabs: { padding: "0 6px", borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, flexShrink: 0 },
  dot: {
    display: "inline-block",
    width: "7px",
    height: "7px",
    marginLeft: "5px",
    borderRadius: "50%",
    verticalAlign: "middle",
    backgroundColor: tokens.colorStatusDangerForeground1,
    "@media (forced-colors: active)": { backgroundColor: "Highlight", forcedColorAdjust: "none" },
  },
});

/** The steps of the work as tabs; arrow keys move, a dot marks the step that needs attention. */
export function StepTabs({ steps, selected, onSelect }: StepTabsProps) {
  const styles = useStyles();
  return (
    <TabList
      className={styles.tabs}
      aria-label={frameWords.tabs}
      selectedValue={selected}
      onTabSelect={(_, { value }) => onSelect(value as ScreenId)}
    >
      {steps.map(({ id, label, hasDot }) => (
        <Tab key={id} value={id}>
          {label}
          {hasDot && <span className={styles.dot} role="img" aria-label={frameWords.needsAttention} />}
        </Tab>
      ))}
    </TabList>
  );
}
