import { useId, type ReactNode } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import {
  ArrowDownRegular,
  ArrowUpRegular,
  ChevronDownRegular,
  ChevronRightRegular,
  LockClosedRegular,
  QuestionCircleRegular,
  SubtractRegular,
} from "@fluentui/react-icons";
import { HiddenText } from "./HiddenText";
import { BudgetBar } from "../charts/BudgetBar";
import { compactMoney, exactMoney, signedPercent, type NumberStyle } from "../state/formatNumber";
import type { ChannelPlan } from "../state/planner";
import { barText, robustLabel, robustText } from "../text/planWords";

interface ChannelRowProps {
  readonly channel: ChannelPlan;
  readonly largest: number;
  readonly style: NumberStyle;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

const useStyles = makeStyles({
  row: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  button: {
    display: "grid",
    gridTemplateColumns: "1fr auto",
    columnGap: "8px",
    rowGap: "3px",
    width: "100%",
    minHeight: "44px",
    padding: "8px 0",
    border: "none",
    background: "none",
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    textAlign: "left",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  name: {
    display: "flex",
    alignItems: "center",
    gap: "4px",
    fontWeight: tokens.fontWeightSemibold,
    minWidth: 0,
    overflowWrap: "anywhere",
  },
  amounts: { fontVariantNumeric: "tabular-nums", textAlign: "right", whiteSpace: "nowrap" },
  amount: { fontWeight: tokens.fontWeightSemibold },
  change: { color: tokens.colorNeutralForeground2, marginLeft: "6px", fontSize: tokens.fontSizeBase200 },
  bar: { gridColumn: "1 / -1" },
  foot: {
    gridColumn: "1 / -1",
    display: "flex",
    justifyContent: "space-between",
    gap: "8px",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  flag: { display: "inline-flex", alignItems: "center", gap: "3px" },
  body: { padding: "4px 0 12px", display: "flex", flexDirection: "column", gap: "10px" },
});

/** One channel of the plan: amounts, bar and how sure it is; opens to its detail. */
export function ChannelRow({ channel, largest, style, isOpen, onToggle, children }: ChannelRowProps) {
  const styles = useStyles();
  const id = useId();
  const Chevron = isOpen ? ChevronDownRegular : ChevronRightRegular;
  return (
    <li className={styles.row}>
      <button type="button" className={styles.button} aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
        <span className={styles.name}>
          <Chevron aria-hidden="true" />
          {channel.name}{" "}
        </span>
        <span className={styles.amounts} title={exactMoney(channel.plan, style)}>
          <span className={styles.amount}>{compactMoney(channel.plan, style)}</span>{" "}
          <span className={styles.change}>
            {channel.changeShare === null ? "" : signedPercent(channel.changeShare, style)}
          </span>
        </span>
        <span className={styles.bar}>
          <HiddenText>{barText(channel, style)}</HiddenText>
          <BudgetBar
            current={channel.current}
            plan={channel.plan}
            largest={largest}
            spread={channel.spread}
            limits={limitTicks(channel, largest)}
          />
        </span>
        <RowFoot channel={channel} className={styles.foot} />
      </button>
      <div id={id} hidden={!isOpen} className={mergeClasses(isOpen && styles.body)}>
        {isOpen && children}
      </div>
    </li>
  );
}

/** The limits worth a tick: those inside the bar's scale. */
function limitTicks({ lower, upper }: ChannelPlan, largest: number): readonly number[] {
  return [lower, upper].filter((limit) => limit > 0 && limit < largest);
}

const robustIcons = { up: ArrowUpRegular, down: ArrowDownRegular, same: SubtractRegular } as const;

/** Below the bar: how sure the direction is at the left, the limit that holds at the right. */
function RowFoot({ channel: { robust, binding }, className }: { channel: ChannelPlan; className: string }) {
  const styles = useStyles();
  const Icon = robustIcons[robust as keyof typeof robustIcons] ?? QuestionCircleRegular;
  if (robust === "" && binding === "") return null;
  return (
    <span className={className}>
      <span className={styles.flag} title={robustText(robust)}>
        {robust !== "" && <Icon aria-hidden="true" />}
        {robustLabel(robust)}
      </span>{" "}
      {binding !== "" && (
        <span className={styles.flag}>
          <LockClosedRegular aria-hidden="true" />
          {binding}
        </span>
      )}
    </span>
  );
}
