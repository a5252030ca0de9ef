import { useCallback } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import { ChartFrame, type ChartTable } from "../charts/ChartFrame";
import { ResponseCurve } from "../charts/ResponseCurve";
import { chance, compactMoney, exactMoney, figure, type NumberStyle } from "../state/formatNumber";
import type { ChannelCurve, ChannelPlan, ModelFacts, PlanReading } from "../state/planner";
import { chartWords } from "../text/chartWords";
import { marginalText, planWords, robustText } from "../text/planWords";
import { CurveReader } from "./CurveReader";
import { Notice } from "./Notice";
import { useLoaded } from "./useLoaded";

interface ChannelDetailProps {
  readonly channel: ChannelPlan;
  readonly plan: PlanReading;
  readonly model: ModelFacts | null;
  readonly style: NumberStyle;
  readonly loadCurve: (channel: string, upTo: number) => Promise<ChannelCurve>;
}

const useStyles = makeStyles({
  reason: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  facts: {
    display: "grid",
    gridTemplateColumns: "auto 1fr",
    columnGap: "12px",
    rowGap: "4px",
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    "& dt": { color: tokens.colorNeutralForeground2 },
    "& dd": { margin: 0 },
  },
  waiting: { minHeight: "220px" },
});

/** What stands behind one row: reason, curve with the current and the planned point, next unit, how full, limit. */
export function ChannelDetail({ channel, plan, model, style, loadCurve }: ChannelDetailProps) {
  const styles = useStyles();
  const upTo = Math.max(channel.current, channel.plan) * 1.6;
  const load = useCallback(() => loadCurve(channel.name, upTo), [loadCurve, channel.name, upTo]);
  const { value: curve, problem } = useLoaded(load);
  const isMoney = model?.isMoney ?? false;
  return (
    <>
      {channel.reason && <p className={styles.reason}>{channel.reason}</p>}
      {problem && <Notice kind="info">{problem}</Notice>}
      {!curve && !problem && <div className={styles.waiting} />}
      {curve && <Curve channel={channel} plan={plan} model={model} style={style} curve={curve} />}
      <dl className={styles.facts}>
        {channel.marginal !== null && (
          <>
            <dt>{planWords.nextUnit}</dt>
            <dd>{marginalText(channel.marginal, plan.outcomeName, isMoney, style)}</dd>
          </>
        )}
        {channel.binding && (
          <>
            <dt>{planWords.holds}</dt>
            <dd>{channel.binding}</dd>
          </>
        )}
        {channel.robust && (
          <>
            <dt>{planWords.direction}</dt>
            <dd>{robustText(channel.robust)}</dd>
          </>
        )}
      </dl>
    </>
  );
}

function Curve({
  channel,
  plan,
  model,
  style,
  curve,
}: Omit<ChannelDetailProps, "loadCurve"> & { curve: ChannelCurve }) {
  const seen = model?.channels.find(({ name }) => name === channel.name)?.seen ?? { from: 0, to: Infinity };
  const spendLabel = (spend: number): string => compactMoney(spend, style);
  const outcomeLabel = (outcome: number): string => figure(outcome, style);
  const takeaway =
    curve.saturation === null ? planWords.curveNoCeiling : planWords.curveTakeaway(chance(curve.saturation));
  return (
    <>
      <ChartFrame
        title={planWords.curveTitle(channel.name)}
        takeaway={takeaway}
        table={curveTable(curve, plan.outcomeName, style)}
      >
        <ResponseCurve
          points={curve.points}
          seen={seen}
          marks={[
            { kind: "current", spend: channel.current },
            { kind: "plan", spend: channel.plan },
          ]}
          width={288}
          height={160}
          spendLabel={spendLabel}
          outcomeLabel={(outcome) => compactMoney(outcome, { ...style, currency: "" })}
          summary={`${planWords.curveTitle(channel.name)}. ${takeaway}`}
          hasAxes
        />
      </ChartFrame>
      <CurveReader
        points={curve.points}
        startAt={channel.plan}
        spendLabel={spendLabel}
        outcomeLabel={outcomeLabel}
        outcomeName={plan.outcomeName}
      />
    </>
  );
}

/** A dozen points of the curve as text. */
function curveTable({ points }: ChannelCurve, outcomeName: string, style: NumberStyle): ChartTable {
  const every = Math.max(1, Math.floor(points.length / 10));
  const rows = points
    .filter((_, index) => index % every === 0)
    .map(({ spend, mean, low, high }) => [
      exactMoney(Math.round(spend), style),
      ...[mean, low, high].map((value) => figure(value, style)),
    ]);
  return { header: [chartWords.spend, outcomeName, chartWords.low, chartWords.high], rows };
}
