import { useCallback } from "react";
import { ChartFrame } from "../../charts/ChartFrame";
import { RangeRows } from "../../charts/RangeRows";
import { Waterfall } from "../../charts/Waterfall";
import { useLoaded } from "../../components/useLoaded";
import { chance, compactMoney, figure } from "../../state/formatNumber";
import { useNumberStyle, useServices, useWorkspace } from "../../state/WorkspaceContext";
import type { JudgedReturns } from "../../state/fitReader";
import { fitWords } from "../../text/fitWords";

/** The pictures of a fit for a model by judgement: what brought the outcome, and the return on each channel. */
export function JudgementCharts() {
  const { fit } = useServices();
  const { reading, goals } = useWorkspace();
  const [summary, settings] = [reading?.values ?? null, goals.settings];
  const load = useCallback(async () => (summary ? fit.judged(summary, settings) : null), [fit, summary, settings]);
  const { value } = useLoaded(load);
  if (!value || value.channels.length === 0) return null;
  return (
    <>
      <Shares judged={value} />
      <Returns judged={value} />
    </>
  );
}

function Shares({ judged }: { readonly judged: JudgedReturns }) {
  const style = useNumberStyle();
  const { channels, outcomeName } = judged;
  const total = channels.reduce((sum, { outcome }) => sum + outcome, 0);
  const sorted = [...channels].sort((a, b) => b.outcome - a.outcome);
  const takeaway = fitWords.judgedTakeaway(sorted[0]?.name ?? "", chance((sorted[0]?.outcome ?? 0) / total));
  const rows = channels.map(({ name, outcome }) => [name, figure(outcome, style), chance(outcome / total)]);
  return (
    <ChartFrame
      title={fitWords.shares(outcomeName)}
      takeaway={takeaway}
      table={{ header: [fitWords.channel, outcomeName, fitWords.share], rows }}
    >
      <Waterfall
        steps={channels.map(({ name, outcome }) => ({ name, amount: outcome, isBase: false }))}
        amountLabel={(amount, part) => `${compactMoney(amount, { ...style, currency: "" })} · ${chance(part)}`}
        summary={takeaway}
      />
    </ChartFrame>
  );
}

function Returns({ judged }: { readonly judged: JudgedReturns }) {
  const style = useNumberStyle();
  const { channels, isMoney } = judged;
  const label = (value: number): string => figure(Number(value.toPrecision(3)), style);
  const best = [...channels].sort((a, b) => b.mean - a.mean)[0];
  const takeaway = fitWords.roiTakeaway(best?.name ?? "", label(best?.mean ?? 0));
  const rows = channels.map(({ name, mean, low, high }) => [name, label(mean), label(low), label(high)]);
  const header = [fitWords.channel, fitWords.mean, fitWords.low, fitWords.high];
  return (
    <ChartFrame title={fitWords.roi(isMoney)} takeaway={`${takeaway} ${fitWords.judgedHint}`} table={{ header, rows }}>
      <RangeRows
        rows={channels.map(({ name, mean, low, high }) => ({ name, mean, low, high, prior: null, note: "" }))}
        valueLabel={label}
        reference={isMoney ? 1 : null}
        summary={takeaway}
      />
    </ChartFrame>
  );
}
