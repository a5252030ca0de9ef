import { useId, useState, type ReactNode } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";

interface DisclosureProps {
  readonly title: string;
  /** Shown at the right of the title while closed: the answer in a word. */
  readonly hint?: string;
  readonly isOpenAtFirst?: boolean;
  readonly children: ReactNode;
}

const useStyles = makeStyles({
  button: {
    display: "flex",
    alignItems: "center",
    gap: "6px",
    width: "100%",
    minHeight: "44px",
    padding: 0,
    border: "none",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    background: "none",
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    fontWeight: tokens.fontWeightSemibold,
    textAlign: "left",
    cursor: "pointer",
    ":hover": { color: tokens.colorBrandForeground1 },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  heading: { margin: 0, font: "inherit" },
  hint: {
    marginLeft: "auto",
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
  },
  body: { paddingBottom: "12px", display: "flex", flexDirection: "column", gap: "8px" },
  closed: { display: "none" },
});

/** A title that opens to its detail. */
export function Disclosure({ title, hint, isOpenAtFirst = false, children }: DisclosureProps) {
  const styles = useStyles();
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const id = useId();
  return (
    <div>
      <h2 className={styles.heading}>
        <button
          type="button"
          className={styles.button}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? <ChevronDownRegular aria-hidden="true" /> : <ChevronRightRegular aria-hidden="true" />}
          {title}
          {hint && !isOpen && <span className={styles.hint}>{hint}</span>}
        </button>
      </h2>
      <div id={id} className={mergeClasses(styles.body, !isOpen && styles.closed)}>
        {isOpen && children}
      </div>
    </div>
  );
}
