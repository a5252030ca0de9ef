import { useEffect, useRef, useState } from "react";
import type { HeavyControl } from "../../src/jobs";
import { createRun, type CancellableRun, type FitRun } from "../state/fitControl";
import type { NumberStyle } from "../state/formatNumber";
import type { LimitPrice, PlanReading } from "../state/planner";
import { problemText } from "../state/problemText";
import { planWords } from "../text/planWords";
import { LimitPrices } from "./LimitPrices";
import { Notice } from "./Notice";
import { SearchProgress } from "./SearchProgress";

interface PricedLimitsProps {
  readonly plan: PlanReading;
  readonly style: NumberStyle;
  readonly load: (plan: PlanReading, control: HeavyControl) => Promise<readonly LimitPrice[]>;
  readonly onChange: (price: LimitPrice) => void;
}

const start: FitRun = { progress: { phase: "", done: 0, detail: "" }, secondsLeft: null };

/** Prices that take their time (many channels, a posture, whole units): asked for once they are looked at. */
export function PricedLimits({ plan, style, load, onChange }: PricedLimitsProps) {
  const [prices, setPrices] = useState<readonly LimitPrice[] | null>(null);
  const [problem, setProblem] = useState("");
  const [shown, setShown] = useState(start);
  const running = useRef<CancellableRun | null>(null);
  useEffect(() => {
    const run = createRun(setShown);
    running.current = run;
    load(plan, run.control).then(
      (found) => run.isCancelled() || setPrices(found),
      (error: unknown) => run.isCancelled() || setProblem(problemText(error)),
    );
    return () => run.cancel();
  }, [load, plan]);
  function stop(): void {
    running.current?.cancel();
    setProblem(planWords.pricesStopped);
  }
  if (prices) return <LimitPrices prices={prices} plan={plan} style={style} onChange={onChange} />;
  if (problem) return <Notice kind="info">{problem}</Notice>;
  return <SearchProgress run={shown} label={planWords.pricing} onCancel={stop} />;
}
