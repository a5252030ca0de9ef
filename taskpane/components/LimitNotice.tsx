import { Button } from "@fluentui/react-components";
import type { NumberStyle } from "../state/formatNumber";
import type { LimitMend, LimitProblem } from "../state/planner";
import { asSentence } from "../state/problemText";
import { mendText } from "../text/limitWords";
import { Notice } from "./Notice";

interface LimitNoticeProps {
  readonly problem: LimitProblem;
  readonly style: NumberStyle;
  readonly onMend: (mend: LimitMend) => void;
}

/** What keeps the limits from being planned under, in the engine's words, with a button for every way out it tried. */
export function LimitNotice({ problem, style, onMend }: LimitNoticeProps) {
  const buttons = problem.mends.map((mend) => (
    <Button key={mendText(mend, style)} size="small" onClick={() => onMend(mend)}>
      {mendText(mend, style)}
    </Button>
  ));
  return (
    <Notice kind="error" isAlert actions={buttons.length > 0 && buttons}>
      {asSentence(problem.message)}
    </Notice>
  );
}
