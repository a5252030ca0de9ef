import { memo } from "react";
import { ChartFrame } from "../../charts/ChartFrame";
import { PriorChart } from "../../charts/PriorChart";
import { Disclosure } from "../../components/Disclosure";
import { Notice } from "../../components/Notice";
import { serialText } from "../../state/formatDate";
import { chance, compactMoney, figure } from "../../state/formatNumber";
import type { FirstLook } from "../../state/fitReader";
import { useFit, useNumberStyle } from "../../state/WorkspaceContext";
import { fitCheckWords } from "../../text/fitCheckWords";

/** The priors let media bring more than everything in more cases than this: they cannot be meant. */
const tooOften = 0.2;

/** The prior predictive check: what the assumptions allow before the data speak, beside what happened. */
export function PriorCheck() {
  const { preview, look, fit } = useFit();
  if (!preview.last || !look.last) return null;
  const share = preview.last.priorShare;
  return (
    <Disclosure
      title={fitCheckWords.prior}
      isOpenAtFirst={fit.last === null}
      {...(share ? { hint: fitCheckWords.priorHint(chance(share.median)) } : {})}
    >
      <PriorPicture look={look.last} />
    </Disclosure>
  );
}

const PriorPicture = memo(function PriorPicture({ look }: { readonly look: FirstLook }) {
  const style = useNumberStyle();
  const { dates, actual, prior } = look;
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const short = (value: number): string => compactMoney(value, { ...style, currency: "" });
  const takeaway = fitCheckWords.priorTakeaway(
    short(mean(prior.media.low)),
    short(mean(prior.media.high)),
    chance(prior.inside),
  );
  const { date, actual: happened, mediaLow, mediaMedian, mediaHigh, allLow, allHigh } = fitCheckWords;
  const rows = dates.map((serial, t) => [
    serialText(serial),
    ...[actual, prior.media.low, prior.media.median, prior.media.high, prior.outcome.low, prior.outcome.high].map(
      (values) => figure(values[t] ?? 0, style),
    ),
  ]);
  return (
    <>
      {prior.mediaAboveAll > tooOften && (
        <Notice kind="warning">{fitCheckWords.priorTooMuch(chance(prior.mediaAboveAll))}</Notice>
      )}
      <ChartFrame
        title={fitCheckWords.priorTitle}
        takeaway={takeaway}
        table={{ header: [date, happened, mediaLow, mediaMedian, mediaHigh, allLow, allHigh], rows }}
      >
        <PriorChart look={look} outcomeLabel={short} summary={takeaway} />
      </ChartFrame>
    </>
  );
});
