import { memo } from "react";
import { FitChart } from "../../charts/FitChart";
import { ChartFrame } from "../../charts/ChartFrame";
import { StackedPeriods } from "../../charts/StackedPeriods";
import { Waterfall } from "../../charts/Waterfall";
import { VerdictCard } from "../../components/VerdictCard";
import { chance, compactMoney, figure } from "../../state/formatNumber";
import { serialText } from "../../state/formatDate";
import type { FitReading } from "../../state/fitReader";
import { stackOf, stepsOf } from "../../state/fitSeries";
import { useNumberStyle } from "../../state/WorkspaceContext";
import { fitWords } from "../../text/fitWords";
import { FitChannels } from "./FitChannels";
import { FitDetails } from "./FitDetails";

interface FitResultsProps {
  readonly reading: FitReading;
}

/**
 * What a fit says, the verdict first, the picture second, details folded. Drawn again only for another reading: while a
 * fit runs its progress changes many times a second.
 */
export const FitResults = memo(function FitResults({ reading }: FitResultsProps) {
  return (
    <>
      <VerdictCard status={reading.report.status} reasons={reading.report.reasons} />
      <OverTime reading={reading} />
      <Shares reading={reading} />
      <ByPeriod reading={reading} />
      <FitChannels reading={reading} />
      <FitDetails reading={reading} />
    </>
  );
});

function OverTime({ reading }: FitResultsProps) {
  const style = useNumberStyle();
  const { report, outcomeName, accuracy } = reading;
  const mape = accuracy.find(({ metric }) => metric === "mape")?.test ?? null;
  const takeaway = fitWords.fitTakeaway(mape === null ? "n/a" : percent(mape), report.heldOut.mean.length);
  const from = report.dates.length - report.heldOut.mean.length;
  const rows = report.dates.map((date, t) => [
    serialText(date),
    figure(report.actual[t] ?? 0, style),
    figure(report.fitted.mean[t] ?? 0, style),
    t < from ? "" : figure(report.heldOut.mean[t - from] ?? 0, style),
  ]);
  return (
    <ChartFrame
      title={fitWords.fitTitle(outcomeName)}
      takeaway={takeaway}
      table={{ header: [fitWords.date, fitWords.actual, fitWords.fitted, fitWords.forecast], rows }}
    >
      <FitChart
        report={report}
        outcomeLabel={(value) => compactMoney(value, { ...style, currency: "" })}
        summary={takeaway}
      />
    </ChartFrame>
  );
}

function Shares({ reading }: FitResultsProps) {
  const style = useNumberStyle();
  const { drivers, outcomeName, channels } = reading;
  const steps = stepsOf(drivers, channels);
  const media = steps.filter(({ isBase }) => !isBase).sort((a, b) => b.amount - a.amount);
  const total = steps.reduce((sum, { amount }) => sum + amount, 0);
  const share = (amount: number): string => percent(amount / total);
  const takeaway = fitWords.sharesTakeaway(
    share(media.reduce((sum, { amount }) => sum + amount, 0)),
    media[0]?.name ?? "",
    share(media[0]?.amount ?? 0),
  );
  const rows = drivers.rows.map(([name, amount, part, low, high]) => [
    String(name),
    figure(Number(amount), style),
    percent(Number(part)),
    figure(Number(low), style),
    figure(Number(high), style),
  ]);
  const header = [fitWords.driver, fitWords.contribution, fitWords.share, fitWords.low, fitWords.high];
  return (
    <ChartFrame title={fitWords.shares(outcomeName)} takeaway={takeaway} table={{ header, rows }}>
      <Waterfall
        steps={steps}
        amountLabel={(amount, part) => `${compactMoney(amount, { ...style, currency: "" })} · ${percent(part)}`}
        summary={takeaway}
      />
    </ChartFrame>
  );
}

function ByPeriod({ reading }: FitResultsProps) {
  const style = useNumberStyle();
  const { byPeriod, report } = reading;
  const { base, series } = stackOf(byPeriod);
  const rows = byPeriod.rows.map(([date, ...rest]) => [
    serialText(Number(date)),
    ...rest.slice(2).map((value) => figure(Number(value), style)),
  ]);
  const header = [fitWords.date, ...byPeriod.header.slice(3)];
  return (
    <ChartFrame title={fitWords.byPeriod} takeaway={fitWords.byPeriodTakeaway} table={{ header, rows }}>
      <StackedPeriods
        dates={report.dates}
        base={base}
        series={series}
        outcomeLabel={(value) => compactMoney(value, { ...style, currency: "" })}
        summary={fitWords.byPeriodTakeaway}
      />
    </ChartFrame>
  );
}

/** A share in percent with one decimal below 10%. */
function percent(share: number): string {
  return Math.abs(share) < 0.1 ? `${(100 * share).toFixed(1).replace("-", "−")}%` : chance(share);
}
