import { useId, useState } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import type { NumberStyle } from "../state/formatNumber";
import type { ChannelCurve, ModelFacts, PlanReading } from "../state/planner";
import { moveTakeaway, planWords } from "../text/planWords";
import { ChannelDetail } from "./ChannelDetail";
import { ChannelRow } from "./ChannelRow";

interface ChannelPlansProps {
  readonly plan: PlanReading;
  readonly model: ModelFacts | null;
  readonly style: NumberStyle;
  readonly loadCurve: (channel: string, upTo: number) => Promise<ChannelCurve>;
}

const useStyles = makeStyles({
  heading: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, margin: 0 },
  takeaway: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    margin: "2px 0 6px",
  },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  key: {
    display: "flex",
    gap: "12px",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    marginBottom: "4px",
  },
  sample: {
    display: "inline-block",
    width: "14px",
    height: "8px",
    marginRight: "4px",
    borderRadius: "1px",
    forcedColorAdjust: "none",
  },
  current: {
    backgroundColor: tokens.colorNeutralStroke1,
    "@media (forced-colors: active)": { backgroundColor: "GrayText" },
  },
  plan: {
    backgroundColor: tokens.colorBrandBackground,
    "@media (forced-colors: active)": { backgroundColor: "Highlight" },
  },
});

/** The list of channels in the user's order; one row is open at a time. */
export function ChannelPlans({ plan, model, style, loadCurve }: ChannelPlansProps) {
  const styles = useStyles();
  const id = useId();
  const [open, setOpen] = useState<string | null>(null);
  const farthest = plan.channels.map(({ current, plan: planned, spread }) =>
    Math.max(current, planned, spread?.to ?? 0),
  );
  const largest = Math.max(...farthest, 0) * 1.02;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {planWords.channels}
      </h2>
      <p className={styles.takeaway}>{moveTakeaway(plan.channels)}</p>
      <div className={styles.key} aria-hidden="true">
        <span>
          <span className={`${styles.sample} ${styles.current}`} />
          {planWords.current}
        </span>
        <span>
          <span className={`${styles.sample} ${styles.plan}`} />
          {planWords.plan}
        </span>
        <span>| {planWords.limit}</span>
      </div>
      <ul className={styles.list}>
        {plan.channels.map((channel) => (
          <ChannelRow
            key={channel.name}
            channel={channel}
            largest={largest}
            style={style}
            isOpen={open === channel.name}
            onToggle={() => setOpen(open === channel.name ? null : channel.name)}
          >
            <ChannelDetail channel={channel} plan={plan} model={model} style={style} loadCurve={loadCurve} />
          </ChannelRow>
        ))}
      </ul>
    </section>
  );
}
