import type { ReactNode } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular, ErrorCircleRegular, InfoRegular, WarningRegular } from "@fluentui/react-icons";

export type NoticeKind = "error" | "warning" | "info" | "success";

interface NoticeProps {
  readonly kind: NoticeKind;
  readonly children: ReactNode;
  /** Ways out: buttons. */
  readonly actions?: ReactNode;
  /** True where the notice appears because of what the user just did: it is read out at once. */
  readonly isAlert?: boolean;
}

const icons = {
  error: ErrorCircleRegular,
  warning: WarningRegular,
  info: InfoRegular,
  success: CheckmarkCircleRegular,
};

const useStyles = makeStyles({
  notice: {
    display: "grid",
    gridTemplateColumns: "20px 1fr",
    columnGap: "8px",
    padding: "8px 10px",
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeftWidth: "3px",
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
  icon: { fontSize: "18px" },
  actions: { gridColumn: "2", display: "flex", flexWrap: "wrap", gap: "8px", marginTop: "6px" },
  error: { borderLeftColor: tokens.colorStatusDangerBorder2 },
  errorIcon: { color: tokens.colorStatusDangerForeground1 },
  warning: { borderLeftColor: tokens.colorStatusWarningBorder2 },
  warningIcon: { color: tokens.colorStatusWarningForeground1 },
  info: { borderLeftColor: tokens.colorBrandStroke1 },
  infoIcon: { color: tokens.colorBrandForeground1 },
  success: { borderLeftColor: tokens.colorStatusSuccessBorder2 },
  successIcon: { color: tokens.colorStatusSuccessForeground1 },
});

/** A message with its kind as icon, colour and edge, and the ways out below it. */
export function Notice({ kind, children, actions, isAlert = false }: NoticeProps) {
  const styles = useStyles();
  const Icon = icons[kind];
  return (
    <div className={mergeClasses(styles.notice, styles[kind])} role={isAlert ? "alert" : undefined}>
      <Icon className={mergeClasses(styles.icon, styles[`${kind}Icon`])} aria-hidden="true" />
      <div>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
