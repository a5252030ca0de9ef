import { Button } from "@fluentui/react-components";
import { ChartFrame } from "../../charts/ChartFrame";
import { NumbersList } from "../../components/NumbersList";
import { Notice } from "../../components/Notice";
import { serialText } from "../../state/formatDate";
import { compactMoney, figure, signedPercent, wholeMoney, type NumberStyle } from "../../state/formatNumber";
import { learnWords } from "../../text/learnWords";
import { statusShapes, trackText } from "../../text/trackText";
import type { HistoryTrack, PeriodTrack } from "./tracker";
import { TrendChart } from "./TrendChart";

interface FollowSectionProps {
  readonly follow: HistoryTrack;
  readonly outcomeName: string;
  readonly style: NumberStyle;
  readonly onNote: (alert: { channel: string; expected: number; actual: number; words: string }) => void;
}

/** A fitted plan at work: alerts of the newest periods first, then the outcome by period in its range, then the spends. */
export function FollowSection({ follow, outcomeName, style, onNote }: FollowSectionProps) {
  const { periods, total } = follow;
  if (!total) return <Notice kind="info">{trackText.waitingFitted}</Notice>;
  const alerts = periods.filter(({ status, cause }) => status !== "on track" || cause === "spend").slice(-3);
  const inside = periods.filter(({ actual, low, high }) => actual >= low && actual <= high).length;
  const summary = learnWords.trendTakeaway(inside, periods.length);
  const number = (value: number): string => figure(value, style);
  return (
    <>
      <Notice kind={alerts.length === 0 ? "success" : total.status === "act" ? "error" : "warning"}>
        <strong>
          {trackText.total}: {statusShapes[total.status]}.
        </strong>{" "}
        {learnWords.totalLine(number(total.actual), number(total.expected), number(total.low), number(total.high))}
      </Notice>
      {alerts.reverse().map((one) => (
        <PeriodAlert key={one.date} period={one} onNote={onNote} />
      ))}
      <ChartFrame
        title={learnWords.trendTitle(outcomeName)}
        takeaway={summary}
        table={{ header: learnWords.trendHeader, rows: periods.map((one) => periodRow(one, style)) }}
      >
        <TrendChart follow={follow} outcomeLabel={(value) => compactMoney(value, style)} summary={summary} />
      </ChartFrame>
      <NumbersList
        label={learnWords.spends}
        header={learnWords.spendHeader}
        rows={follow.channels.map(({ channel, planned, actual }) => [
          ...[channel, wholeMoney(planned, style), wholeMoney(actual, style)],
          planned > 0 ? signedPercent(actual / planned - 1, style) : "",
        ])}
      />
    </>
  );
}

function PeriodAlert({ period, onNote }: { period: PeriodTrack; onNote: FollowSectionProps["onNote"] }) {
  const { status, words, expected, actual, date } = period;
  const channel = `${trackText.total} ${serialText(date)}`;
  return (
    <Notice
      kind={status === "act" ? "error" : "warning"}
      actions={
        <Button size="small" onClick={() => onNote({ channel, expected, actual, words })}>
          {trackText.noteAlert}
        </Button>
      }
    >
      <strong>
        {serialText(date)}: {statusShapes[status]}.
      </strong>{" "}
      {words}
    </Notice>
  );
}

function periodRow(
  { date, actualSpend, expected, low, high, actual, status }: PeriodTrack,
  style: NumberStyle,
): string[] {
  const number = (value: number): string => compactMoney(value, style);
  return [
    serialText(date).slice(2),
    number(actualSpend),
    number(expected),
    `${number(low)} – ${number(high)}`,
    number(actual),
    status,
  ];
}
