import { useId } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import { compactMoney, type NumberStyle } from "../state/formatNumber";
import type { Guardrails } from "../state/guardrails";
import { limitWords, movesInMoney } from "../text/limitWords";
import { ShareField } from "./ShareField";

interface GuardrailFieldsProps {
  readonly guardrails: Guardrails;
  readonly approvalAbove: number;
  readonly channels: readonly { readonly name: string; readonly current: number }[];
  readonly style: NumberStyle;
  /** True within a section that has a heading of its own. */
  readonly isInside: boolean;
  readonly onLargestMove: (share: number | null) => void;
  readonly onTurnover: (share: number | null) => void;
  readonly onApprovalAbove: (share: number) => void;
}

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: "8px" },
  heading: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, margin: 0 },
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, margin: "-6px 0 0" },
});

/** The three limits that every plan keeps whatever it aims at. */
export function GuardrailFields(props: GuardrailFieldsProps) {
  const styles = useStyles();
  const id = useId();
  const { guardrails, approvalAbove, channels, style, isInside } = props;
  const Heading = isInside ? "h3" : "h2";
  const { largestMove, isMixed, turnover } = guardrails;
  const whole = channels.reduce((sum, { current }) => sum + current, 0);
  return (
    <section className={styles.section} aria-labelledby={id}>
      <Heading id={id} className={styles.heading}>
        {limitWords.guardrails}
      </Heading>
      <p className={styles.hint}>{limitWords.guardrailsHint}</p>
      <ShareField
        label={limitWords.largestMove}
        hint={isMixed ? limitWords.mixedMoves : movesInMoney(largestMove, channels, style)}
        value={largestMove}
        onCommit={props.onLargestMove}
      />
      <ShareField
        label={limitWords.turnover}
        hint={turnover === null ? "" : compactMoney(turnover * whole, style)}
        value={turnover}
        onCommit={props.onTurnover}
      />
      <ShareField
        label={limitWords.approvalAbove}
        hint={movesInMoney(approvalAbove, channels, style)}
        value={approvalAbove}
        mayBeBlank={false}
        onCommit={(share) => share !== null && share > 0 && props.onApprovalAbove(share)}
      />
    </section>
  );
}
