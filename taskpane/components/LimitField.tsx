import { Input, makeStyles } from "@fluentui/react-components";
import { compactMoney, exactMoney, type NumberStyle } from "../state/formatNumber";
import type { LimitField as FieldName } from "../state/limitsTable";
import { parseAmount, parseShare } from "../state/parseAmount";
import { useDraft } from "../state/useDraft";
import { goalsWords } from "../text/goalsWords";

interface LimitFieldProps {
  readonly channel: string;
  readonly field: FieldName;
  readonly value: number | null;
  readonly style: NumberStyle;
  readonly isClashing: boolean;
  readonly onCommit: (value: number | null) => void;
}

const useStyles = makeStyles({
  input: { width: "100%", minWidth: 0, fontVariantNumeric: "tabular-nums", paddingLeft: "6px", paddingRight: "6px" },
});

/** One limit of one channel: money, or a percentage for the max move. Blank is no limit. */
export function LimitField({ channel, field, value, style, isClashing, onCommit }: LimitFieldProps) {
  const styles = useStyles();
  const isShare = field === "maxMove";
  const draft = useDraft<number | null>({
    value,
    format: (limit) => (limit === null ? "" : isShare ? shareText(limit) : shortOrExact(limit, style)),
    parse: (text) => (text.trim() === "" ? null : ((isShare ? parseShare(text) : parseAmount(text)) ?? undefined)),
    commit: onCommit,
  });
  const isWrong = !draft.isValid || isClashing;
  return (
    <Input
      className={styles.input}
      size="small"
      inputMode="decimal"
      autoComplete="off"
      data-goal={`${field} ${channel}`}
      aria-label={goalsWords.limitLabel(goalsWords[field], channel)}
      aria-invalid={isWrong || undefined}
      title={draft.isValid ? (value !== null && !isShare ? exactMoney(value, style) : undefined) : problem(isShare)}
      value={draft.text}
      onChange={(_, { value: text }) => draft.change(text)}
      onBlur={draft.finish}
      onKeyDown={({ key }) => key === "Enter" && draft.finish()}
    />
  );
}

function problem(isShare: boolean): string {
  return isShare ? goalsWords.shareProblem : goalsWords.limitProblem;
}

function shareText(share: number): string {
  return `${Math.round(share * 1e4) / 100}%`;
}

/** The compact form where it says the amount exactly ("150k"), else the amount in full. */
function shortOrExact(amount: number, style: NumberStyle): string {
  const short = compactMoney(amount, style);
  return parseAmount(short) === amount ? short : exactMoney(amount, style);
}
