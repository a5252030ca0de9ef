import { makeStyles, tokens } from "@fluentui/react-components";
import { Disclosure } from "../../components/Disclosure";
import { NumbersList } from "../../components/NumbersList";
import { Notice } from "../../components/Notice";
import { chance, compactMoney, signedPercent, type NumberStyle } from "../../state/formatNumber";
import { learnWords } from "../../text/learnWords";
import { keyOf, type LearnState } from "./learnState";
import type { RefitChange } from "./tracker";

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, margin: 0 },
  flips: { margin: "4px 0 0", paddingLeft: "18px" },
});

interface RefitChangesProps {
  readonly change: RefitChange;
  readonly compared: LearnState["compared"];
  readonly style: NumberStyle;
}

/** Every return and every recommended amount before and after, beside its noise; turned recommendations with their data. */
export function RefitChanges({ change, compared, style }: RefitChangesProps) {
  const styles = useStyles();
  const { returns, plans, flips, medianChange, newPeriods } = change;
  const median = medianChange === null ? "0%" : `${(medianChange * 100).toFixed(1)}%`;
  const mark = (isBeyondNoise: boolean): string => (isBeyondNoise ? "" : " ≈");
  return (
    <Disclosure title={learnWords.changeTitle} hint={median} isOpenAtFirst>
      <p className={styles.hint}>
        {compared && `${keyOf(compared.before)} → ${keyOf(compared.after)}. `}
        {learnWords.changeTakeaway(median)} {newPeriods.length > 0 && learnWords.newRows(newPeriods.length)}{" "}
        {learnWords.withinNoise}
      </p>
      <Notice kind={flips.length === 0 ? "success" : "warning"}>
        {flips.length === 0 ? learnWords.noFlip : learnWords.flipsTitle}
        {flips.length > 0 && (
          <ul className={styles.flips}>
            {flips.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )}
      </Notice>
      <NumbersList
        label={learnWords.returns}
        header={[learnWords.returns, ...learnWords.returnHeader.slice(1)]}
        rows={returns.map((one) => [
          ...[one.channel, one.before.toPrecision(3), one.after.toPrecision(3)],
          `${signedPercent(one.change, style)}${mark(one.isBeyondNoise)}`,
          `±${chance(one.noise)}`,
        ])}
      />
      <NumbersList
        label={learnWords.plans}
        header={[learnWords.plans, ...learnWords.planHeader.slice(1)]}
        rows={plans.map((one) => [
          ...[one.channel, compactMoney(one.before, style), compactMoney(one.after, style)],
          `${compactMoney(one.change, style)}${mark(one.isBeyondNoise)}`,
          `±${compactMoney(one.noise, style)}`,
        ])}
      />
    </Disclosure>
  );
}
