import { useCallback, useState, type PointerEvent } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import { ChartFrame } from "../../charts/ChartFrame";
import { ResponseCurve } from "../../charts/ResponseCurve";
import { ReadingSlider } from "../../components/ReadingSlider";
import { useLoaded } from "../../components/useLoaded";
import { compactMoney, figure, type NumberStyle } from "../../state/formatNumber";
import type { FrontierPoint } from "../../state/scenarioPlanner";
import { useServices, useWorkspace } from "../../state/WorkspaceContext";
import { scenarioWords } from "../../text/scenarioWords";

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** The best outcome along budgets, with a reader for pointer and keyboard. */
export function Frontier({ style, outcomeName }: { readonly style: NumberStyle; readonly outcomeName: string }) {
  const styles = useStyles();
  const { store, planner } = useServices();
  const { goals } = useWorkspace();
  const { limits, objective, settings, budget } = goals;
  const load = useCallback(async () => {
    const question = store.question();
    return question
      ? planner.scenarios.frontier({ ...question, limits, objective, settings, budget: budget ?? question.budget })
      : [];
  }, [store, planner, limits, objective, settings, budget]);
  const { value, problem } = useLoaded(load);
  if (problem) return <p className={styles.quiet}>{problem}</p>;
  if (!value || value.length < 2) return <p className={styles.quiet}>{scenarioWords.working}</p>;
  return <FrontierChart points={value} budget={goals.budget ?? 0} style={style} outcomeName={outcomeName} />;
}

interface FrontierChartProps {
  readonly points: readonly FrontierPoint[];
  readonly budget: number;
  readonly style: NumberStyle;
  readonly outcomeName: string;
}

function FrontierChart({ points, budget, style, outcomeName }: FrontierChartProps) {
  const [chosen, setChosen] = useState(() => nearestTo(points, budget));
  const point = points[Math.min(chosen, points.length - 1)]!;
  const label = (value: number): string => figure(value, style);
  const text = scenarioWords.frontierAt(
    compactMoney(point.budget, style),
    `${label(point.mean)} ${outcomeName}`,
    label(point.low),
    label(point.high),
  );
  const table = {
    header: [scenarioWords.budget, outcomeName],
    rows: points.map(({ budget: at, mean }) => [compactMoney(at, style), label(mean)]),
  };
  return (
    <ChartFrame title={scenarioWords.frontier} isTitled takeaway={text} table={table}>
      <div onPointerMove={(event) => setChosen(nearestTo(points, budgetUnder(event, points)))}>
        <ResponseCurve
          points={points.map(({ budget: spend, mean, low, high }) => ({ spend, mean, low, high }))}
          seen={{ from: 0, to: Infinity }}
          marks={[{ kind: "plan", spend: point.budget }]}
          width={330}
          height={160}
          spendLabel={(spend) => compactMoney(spend, style)}
          outcomeLabel={label}
          summary={text}
          hasAxes
        />
      </div>
      <ReadingSlider
        label={scenarioWords.frontierRead}
        max={points.length - 1}
        step={1}
        value={chosen}
        text={text}
        onChange={setChosen}
      />
    </ChartFrame>
  );
}

function nearestTo(points: readonly FrontierPoint[], budget: number): number {
  const off = (at: number): number => Math.abs(points[at]!.budget - budget);
  return points.reduce((best, _, at) => (off(at) < off(best) ? at : best), 0);
}

/** The chart's plot lies between 40 and 320 of its 330 units across and starts at a budget of 0. */
function budgetUnder({ clientX, currentTarget }: PointerEvent<HTMLElement>, points: readonly FrontierPoint[]): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  const across = ((clientX - left) / Math.max(width, 1)) * 330;
  return ((across - 40) / 280) * (points.at(-1)?.budget ?? 0);
}
