import { useCallback } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import { compactMoney, type NumberStyle } from "../state/formatNumber";
import type { PlanReading, Robustness } from "../state/planner";
import { asSentence } from "../state/problemText";
import { firmText, planWords } from "../text/planWords";
import { Notice } from "./Notice";
import { NumbersList } from "./NumbersList";
import { useLoaded } from "./useLoaded";

interface PlanFirmnessProps {
  readonly plan: PlanReading;
  readonly style: NumberStyle;
  readonly load: (plan: PlanReading) => Promise<Robustness>;
}

/** So many free moves are told; the rest says nothing new. */
const mostMoves = 4;

const useStyles = makeStyles({
  text: { margin: 0, lineHeight: tokens.lineHeightBase300 },
  list: { margin: 0, paddingLeft: "18px", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  waiting: { minHeight: "120px" },
});

/** Which moves are robust, where each amount could as well lie, and what moving money between channels costs. */
export function PlanFirmness({ plan, style, load }: PlanFirmnessProps) {
  const styles = useStyles();
  const ask = useCallback(() => load(plan), [load, plan]);
  const { value, problem } = useLoaded(ask);
  if (problem) return <Notice kind="info">{problem}</Notice>;
  if (!value) return <div className={styles.waiting}>{planWords.firmWorking}</div>;
  const { channels, flat, amount } = value;
  return (
    <>
      {firmText(channels).map((sentence) => (
        <p key={sentence} className={styles.text}>
          {sentence}
        </p>
      ))}
      <NumbersList
        label={planWords.spread}
        header={planWords.spreadHeader}
        rows={channels.map(({ name, plan: planned, low, high }) => [
          name,
          compactMoney(planned, style),
          spreadText(compactMoney(low, style), compactMoney(high, style)),
        ])}
      />
      <p className={styles.text}>{flat.length > 0 ? planWords.flat : planWords.notFlat(compactMoney(amount, style))}</p>
      {flat.length > 0 && (
        <ul className={styles.list}>
          {flat.slice(0, mostMoves).map(({ sentence }) => (
            <li key={sentence}>{asSentence(sentence)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** A range, or the one amount where both ends read the same. */
function spreadText(low: string, high: string): string {
  return low === high ? low : planWords.range(low, high);
}
