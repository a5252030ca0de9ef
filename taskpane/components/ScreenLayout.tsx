import type { ReactNode } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";

interface ScreenLayoutProps {
  readonly children: ReactNode;
  /** The one thing to do next, always in sight. */
  readonly footer?: ReactNode;
  readonly labelledBy?: string;
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
    scrollbarGutter: "stable",
  },
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
export function ScreenLayout({ children, footer, labelledBy }: ScreenLayoutProps) {
  const styles = useStyles();
  return (
    <div className={styles.screen}>
      <section className={styles.content} aria-labelledby={labelledBy} data-scrolls="">
        {children}
      </section>
      {footer && <div className={styles.footer}>{footer}</div>}
    </div>
  );
}
