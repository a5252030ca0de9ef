import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { HeavyControl } from "../../src/jobs";
import { figure, plainStyle, type NumberStyle } from "../state/formatNumber";
import { asSentence } from "../state/problemText";
import type { LimitPrice, ModelFacts, PlanReading, Robustness } from "../state/planner";
import { firmHint, planWords, pricesHint, proofHint, proofText } from "../text/planWords";
import { LimitPrices } from "./LimitPrices";
import { PricedLimits } from "./PricedLimits";
import { PlanFirmness } from "./PlanFirmness";
import { Disclosure } from "./Disclosure";

interface PlanNotesProps {
  readonly plan: PlanReading;
  readonly model: ModelFacts | null;
  readonly style: NumberStyle;
  readonly hasLimits: boolean;
  readonly loadFirmness: (plan: PlanReading) => Promise<Robustness>;
  readonly loadPrices: (plan: PlanReading, control: HeavyControl) => Promise<readonly LimitPrice[]>;
  readonly onChangeLimit: (price: LimitPrice) => void;
  readonly onChangeAssumptions: () => void;
}

const useStyles = makeStyles({
  text: { margin: 0, lineHeight: tokens.lineHeightBase300 },
  list: { margin: 0, paddingLeft: "18px", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  facts: {
    display: "grid",
    gridTemplateColumns: "1fr auto",
    columnGap: "12px",
    rowGap: "2px",
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    "& dd": { margin: 0, textAlign: "right" },
  },
});

/** Why the plan is as it is, what it takes for granted, and what proves it: folded below the bars. */
export function PlanNotes(props: PlanNotesProps) {
  const styles = useStyles();
  const { plan, model, style: numberStyle, hasLimits, loadFirmness, loadPrices, onChangeLimit } = props;
  const { prices } = plan;
  const { value, bound } = plan.proof;
  return (
    <div>
      <Disclosure title={planWords.why} isOpenAtFirst>
        {plan.why.map((sentence) => (
          <p key={sentence} className={styles.text}>
            {sentence}
          </p>
        ))}
      </Disclosure>
      <Disclosure title={planWords.assumptions}>
        <ul className={styles.list}>
          {(model?.channels ?? []).map(({ name, assumption, noCurve }) => (
            <li key={name}>
              {name}: {noCurve || assumption}
            </li>
          ))}
        </ul>
        {plan.findings.length > 0 && (
          <ul className={styles.list}>
            {plan.findings.map(({ found, fix }) => (
              <li key={found}>
                {asSentence(found)} {asSentence(fix)}
              </li>
            ))}
          </ul>
        )}
        <Button onClick={props.onChangeAssumptions}>{planWords.changeAssumptions}</Button>
      </Disclosure>
      <Disclosure title={planWords.firm} hint={firmHint(plan.channels)}>
        <PlanFirmness plan={plan} style={numberStyle} load={loadFirmness} />
      </Disclosure>
      {hasLimits && (
        <Disclosure title={planWords.prices} hint={prices ? pricesHint(prices) : ""}>
          {prices ? (
            <LimitPrices prices={prices} plan={plan} style={numberStyle} onChange={onChangeLimit} />
          ) : (
            <PricedLimits plan={plan} style={numberStyle} load={loadPrices} onChange={onChangeLimit} />
          )}
        </Disclosure>
      )}
      <Disclosure title={planWords.proof} hint={proofHint(plan.proof)}>
        <p className={styles.text}>{proofText(plan.proof)}</p>
        <dl className={styles.facts}>
          <dt>{planWords.thisPlan}</dt>
          <dd>{figure(value, plainStyle)}</dd>
          <dt>{planWords.bestPossible}</dt>
          <dd>{figure(bound, plainStyle)}</dd>
        </dl>
      </Disclosure>
    </div>
  );
}
