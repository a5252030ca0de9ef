import { useEffect, useRef, type ReactNode } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import { HiddenText } from "./HiddenText";

interface ScreenLayoutProps {
  readonly children: ReactNode;
  /** The one thing to do next, always in sight. */
  readonly footer?: ReactNode;
  /** Name of the screen, read out when it takes the focus. */
  readonly label: string;
  /** True where the content has a level-one heading of its own to show. */
  readonly hasHeading?: boolean;
}

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", flexGrow: 1, minHeight: 0 },
  content: {
    flexGrow: 1,
    overflowY: "scroll",
    padding: "16px",
    display: "flex",
    flexDirection: "column",
    gap: "16px",
    scrollbarWidth: "thin",
    outlineStyle: "none",
    "& .fui-Input": { minWidth: 0 }, // so that a large text size does not widen the pane
  },
  name: { margin: 0, position: "absolute" },
  footer: {
    flexShrink: 0,
    padding: "10px 16px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    display: "flex",
    flexWrap: "wrap",
    gap: "8px",
    alignItems: "center",
  },
});

/** The frame of every screen: content that scrolls over a footer that stays. */
export function ScreenLayout({ children, footer, label, hasHeading = false }: ScreenLayoutProps) {
  const styles = useStyles();
  const content = useFocusWhenLost();
  return (
    <div className={styles.screen}>
      <section ref={content} tabIndex={-1} className={styles.content} aria-label={label} data-scrolls="">
        {!hasHeading && (
          <h1 className={styles.name}>
            <HiddenText>{label}</HiddenText>
          </h1>
        )}
        {children}
      </section>
      {footer && <div className={styles.footer}>{footer}</div>}
    </div>
  );
}

/** When the button that led here is gone, the new screen takes the focus, so that the keyboard stays in place. */
function useFocusWhenLost() {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) element.current?.focus();
  }, []);
  return element;
}
