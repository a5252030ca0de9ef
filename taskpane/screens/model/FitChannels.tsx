import { useId, useState } from "react";
import { Select, makeStyles, tokens } from "@fluentui/react-components";
import { ChartFrame } from "../../charts/ChartFrame";
import { LagBars } from "../../charts/LagBars";
import { RangeRows } from "../../charts/RangeRows";
import { pointAt, ResponseCurve } from "../../charts/ResponseCurve";
import { chance, compactMoney, figure } from "../../state/formatNumber";
import type { FitReading, FittedChannel } from "../../state/fitReader";
import { useNumberStyle } from "../../state/WorkspaceContext";
import { fitWords } from "../../text/fitWords";

const useStyles = makeStyles({
  heading: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, margin: 0 },
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, margin: "2px 0 8px" },
  curves: {
    display: "grid",
    gridTemplateColumns: "1fr 1fr",
    gap: "16px 12px",
    listStyleType: "none",
    margin: 0,
    padding: 0,
  },
  card: { minWidth: 0, display: "flex", flexDirection: "column", gap: "2px" },
  name: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  small: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface FitChannelsProps {
  readonly reading: FitReading;
}

/** What a fit says of each channel: its curve, its return beside what was assumed, and how long it works on. */
export function FitChannels({ reading }: FitChannelsProps) {
  return (
    <>
      <Curves reading={reading} />
      <Returns reading={reading} />
      <Lags reading={reading} />
    </>
  );
}

function Curves({ reading }: FitChannelsProps) {
  const styles = useStyles();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {fitWords.curves}
      </h2>
      <p className={styles.hint}>{fitWords.curvesHint}</p>
      <ul className={styles.curves}>
        {reading.channels.map((channel) => (
          <SmallCurve key={channel.name} channel={channel} outcomeName={reading.outcomeName} />
        ))}
      </ul>
    </section>
  );
}

function SmallCurve({ channel, outcomeName }: { readonly channel: FittedChannel; readonly outcomeName: string }) {
  const styles = useStyles();
  const style = useNumberStyle();
  const { name, points, seen, current } = channel;
  const outcome = `${compactMoney(pointAt(points, current).mean, { ...style, currency: "" })} ${outcomeName}`;
  const spend = compactMoney(current, style);
  return (
    <li className={styles.card}>
      <span className={styles.name}>{name}</span>
      <ResponseCurve
        points={points}
        seen={seen}
        marks={[{ kind: "current", spend: current }]}
        width={136}
        height={70}
        spendLabel={(value) => compactMoney(value, style)}
        outcomeLabel={(value) => figure(value, style)}
        summary={fitWords.curveSummary(name, spend, outcome)}
        hasAxes={false}
      />
      <span className={styles.small}>{fitWords.curveNow(outcome, spend)}</span>
    </li>
  );
}

function Returns({ reading }: FitChannelsProps) {
  const style = useNumberStyle();
  const { returns, isMoney } = reading.report;
  const best = [...returns].sort((a, b) => b.mean - a.mean)[0];
  const label = (value: number): string => figure(Number(value.toPrecision(3)), style);
  const takeaway = fitWords.roiTakeaway(best?.name ?? "", label(best?.mean ?? 0));
  const header = [fitWords.channel, fitWords.mean, fitWords.low, fitWords.high, fitWords.prior];
  const rows = returns.map(({ name, mean, low, high, prior }) => [
    name,
    label(mean),
    label(low),
    label(high),
    prior ? `${label(prior.low)}–${label(prior.high)}` : "",
  ]);
  return (
    <ChartFrame title={fitWords.roi(isMoney)} takeaway={`${takeaway} ${fitWords.priorHint}`} table={{ header, rows }}>
      <RangeRows
        rows={returns.map((one) => ({ ...one, note: one.isPriorOnly ? fitWords.priorOnly : "" }))}
        valueLabel={label}
        reference={isMoney ? 1 : null}
        summary={takeaway}
      />
    </ChartFrame>
  );
}

function Lags({ reading }: FitChannelsProps) {
  const style = useNumberStyle();
  const [chosen, setChosen] = useState("");
  const channel = reading.channels.find(({ name }) => name === chosen) ?? reading.channels[0];
  if (!channel) return null;
  const takeaway = fitWords.lagTakeaway(channel.name, figure(Number(channel.halfLife.toPrecision(2)), style));
  const rows = channel.lags.map(({ share, low, high }, lag) => [String(lag), chance(share), chance(low), chance(high)]);
  const header = [fitWords.lagPeriod, fitWords.share, fitWords.low, fitWords.high];
  return (
    <ChartFrame title={fitWords.lag} takeaway={takeaway} table={{ header, rows }}>
      <Select aria-label={fitWords.lagOf} value={channel.name} onChange={(_, { value }) => setChosen(value)}>
        {reading.channels.map(({ name }) => (
          <option key={name}>{name}</option>
        ))}
      </Select>
      <LagBars lags={channel.lags} summary={takeaway} />
    </ChartFrame>
  );
}
