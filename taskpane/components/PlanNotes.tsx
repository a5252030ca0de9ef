import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { figure, plainStyle, type NumberStyle } from "../state/formatNumber";
import { asSentence } from "../state/problemText";
import type { ModelFacts, PlanReading } from "../state/planner";
import { planWords, priceText, pricesHint, proofHint, proofText } from "../text/planWords";
import { Disclosure } from "./Disclosure";

interface PlanNotesProps {
  readonly plan: PlanReading;
  readonly model: ModelFacts | null;
  readonly style: NumberStyle;
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
export function PlanNotes({ plan, model, style: numberStyle, onChangeAssumptions }: PlanNotesProps) {
  const styles = useStyles();
  const { prices, outcomeName } = plan;
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
        <Button onClick={onChangeAssumptions}>{planWords.changeAssumptions}</Button>
      </Disclosure>
      {prices && (
        <Disclosure title={planWords.prices} hint={pricesHint(prices)}>
          <p className={styles.text}>{prices.length > 0 ? planWords.pricesIntro : planWords.noPrices}</p>
          <ol className={styles.list}>
            {prices.map((price) => (
              <li key={`${price.name} ${price.kind}`}>{priceText(price, outcomeName, numberStyle)}</li>
            ))}
          </ol>
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
