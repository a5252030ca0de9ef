import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { NumberStyle } from "../state/formatNumber";
import type { LimitPrice, PlanReading } from "../state/planner";
import { planWords, priceText, roomOf } from "../text/planWords";

interface LimitPricesProps {
  readonly prices: readonly LimitPrice[];
  readonly plan: PlanReading;
  readonly style: NumberStyle;
  readonly onChange: (price: LimitPrice) => void;
}

const useStyles = makeStyles({
  text: { margin: 0, lineHeight: tokens.lineHeightBase300 },
  list: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column", gap: "4px" },
  line: {
    display: "grid",
    gridTemplateColumns: "1fr auto",
    gap: "8px",
    alignItems: "center",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** What each limit costs, the costliest first, with the way to where it is set. */
export function LimitPrices({ prices, plan, style, onChange }: LimitPricesProps) {
  const styles = useStyles();
  if (prices.length === 0) return <p className={styles.text}>{planWords.noPrices}</p>;
  const room = roomOf(prices);
  return (
    <>
      <p className={styles.text}>{planWords.pricesIntro}</p>
      <ol className={styles.list}>
        {prices.map((price) => (
          <li key={`${price.name} ${price.kind}`} className={styles.line}>
            <span>{priceText(price, room, plan, style)}</span>
            <Button
              size="small"
              aria-label={planWords.changeLimit(price.kind, price.name)}
              onClick={() => onChange(price)}
            >
              {planWords.change}
            </Button>
          </li>
        ))}
      </ol>
    </>
  );
}
