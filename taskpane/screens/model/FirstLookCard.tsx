import { memo } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import { ChartFrame } from "../../charts/ChartFrame";
import { FitChart } from "../../charts/FitChart";
import { RangeRows } from "../../charts/RangeRows";
import { Notice } from "../../components/Notice";
import { serialText } from "../../state/formatDate";
import { compactMoney, figure } from "../../state/formatNumber";
import type { FirstLook, FitPreview } from "../../state/fitReader";
import { useNumberStyle } from "../../state/WorkspaceContext";
import { fitCheckWords } from "../../text/fitCheckWords";
import { fitWords } from "../../text/fitWords";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    gap: "12px",
    padding: "12px",
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

interface FirstLookCardProps {
  readonly look: FirstLook;
  readonly preview: FitPreview;
}

/** What an approximation says while the model is fitted: marked as such, and gone as soon as there is a fit. */
export const FirstLookCard = memo(function FirstLookCard({ look, preview }: FirstLookCardProps) {
  const styles = useStyles();
  const style = useNumberStyle();
  const { dates, actual } = look;
  const { fitted, evidence } = look.look;
  const report = { dates, actual, fitted, heldOut: { mean: [], low: [], high: [] } };
  const label = (value: number): string => figure(Number(value.toPrecision(2)), style);
  const rows = evidence.map(({ name, perMoney, prior, isPriorOnly }) => {
    return { name, ...perMoney, prior, note: isPriorOnly ? fitWords.priorOnly : "" };
  });
  const best = [...rows].sort((a, b) => b.mean - a.mean)[0];
  const takeaway = fitCheckWords.lookReturn(best?.name ?? "", label(best?.mean ?? 0));
  const table = {
    header: [fitWords.channel, fitWords.mean, fitWords.low, fitWords.high],
    rows: rows.map(({ name, mean, low, high }) => [name, label(mean), label(low), label(high)]),
  };
  const byDate = {
    header: [fitWords.date, fitWords.actual, fitWords.fitted],
    rows: dates.map((date, t) => [serialText(date), figure(actual[t] ?? 0, style), figure(fitted.mean[t] ?? 0, style)]),
  };
  return (
    <section className={styles.card} aria-label={fitCheckWords.look}>
      <Notice kind="info">
        <strong>{fitCheckWords.look}.</strong> {fitCheckWords.lookHint}
      </Notice>
      <ChartFrame title={fitCheckWords.lookTitle(preview.outcomeName)} takeaway="" table={byDate}>
        <FitChart
          report={report}
          outcomeLabel={(value) => compactMoney(value, { ...style, currency: "" })}
          summary={fitCheckWords.lookTitle(preview.outcomeName)}
        />
      </ChartFrame>
      <ChartFrame title={fitWords.roi(preview.isMoney)} takeaway={takeaway} table={table}>
        <RangeRows rows={rows} valueLabel={label} reference={preview.isMoney ? 1 : null} summary={takeaway} />
      </ChartFrame>
    </section>
  );
});
