import { useRef, type KeyboardEvent } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ScreenId } from "../state/workspace";
import { frameWords } from "../text/frameWords";

export interface Step {
  readonly id: ScreenId;
  readonly label: string;
  /** Shown instead of the label where the pane is narrow; screen readers always hear the label. */
  readonly shortLabel?: string;
  readonly hasDot: boolean;
}

interface StepTabsProps {
  readonly steps: readonly Step[];
  readonly selected: ScreenId;
  /** Id of the element that shows the selected step. */
  readonly panelId: string;
  readonly onSelect: (step: ScreenId) => void;
}

/** Six steps side by side need shorter words and gaps below this width. */
const narrow = "@media (max-width: 389px)";

const useStyles = makeStyles({
  tabs: {
    display: "flex",
    padding: "0 8px",
    [narrow]: { padding: "0 6px", justifyContent: "space-between" },
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    flexShrink: 0,
    overflowX: "auto",
  },
  few: { [narrow]: { justifyContent: "flex-start" } },
  tab: {
    position: "relative",
    minHeight: "44px",
    padding: "0 10px",
    [narrow]: { padding: "0 6px" },
    border: "none",
    background: "none",
    color: tokens.colorNeutralForeground2,
    font: "inherit",
    whiteSpace: "nowrap",
    cursor: "pointer",
    ":hover": { color: tokens.colorNeutralForeground1 },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  selected: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    "::after": {
      content: '""',
      position: "absolute",
      insetInline: "6px",
      bottom: 0,
      height: "3px",
      borderRadius: "2px 2px 0 0",
      backgroundColor: tokens.colorCompoundBrandStroke,
      "@media (forced-colors: active)": { backgroundColor: "Highlight", forcedColorAdjust: "none" },
    },
  },
  full: {
    [narrow]: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
  },
  short: { display: "none", [narrow]: { display: "inline" } },
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

const moves: Record<string, (at: number, count: number) => number> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** The steps of the work as tabs: one stop for Tab, arrow keys move, a dot marks the step that needs attention. */
export function StepTabs({ steps, selected, panelId, onSelect }: StepTabsProps) {
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const at = steps.findIndex(({ id }) => id === selected);
    const next = moves[event.key]?.(at, steps.length);
    const step = next === undefined ? undefined : steps[next];
    if (!step || next === undefined) return;
    event.preventDefault();
    onSelect(step.id);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };
  return (
    <nav aria-label={frameWords.tabs}>
      <div
        ref={list}
        role="tablist"
        className={mergeClasses(styles.tabs, steps.length < 5 && styles.few)}
        aria-label={frameWords.tabs}
      >
        {steps.map(({ id, label, shortLabel, hasDot }) => (
          <button
            key={id}
            type="button"
            role="tab"
            aria-selected={id === selected}
            aria-controls={panelId}
            tabIndex={id === selected ? 0 : -1}
            className={mergeClasses(styles.tab, id === selected && styles.selected)}
            onClick={() => onSelect(id)}
            onKeyDown={move}
          >
            <span className={shortLabel ? styles.full : undefined}>{label}</span>
            {shortLabel && (
              <span className={styles.short} aria-hidden>
                {shortLabel}
              </span>
            )}
            {hasDot && <span className={styles.dot} role="img" aria-label={frameWords.needsAttention} />}
          </button>
        ))}
      </div>
    </nav>
  );
}
