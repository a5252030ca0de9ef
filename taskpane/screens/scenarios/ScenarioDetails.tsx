import { useCallback } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import { ChartFrame } from "../../charts/ChartFrame";
import { TornadoChart } from "../../charts/TornadoChart";
import { useLoaded } from "../../components/useLoaded";
import { figure, signedPercent, type NumberStyle } from "../../state/formatNumber";
import { useServices } from "../../state/WorkspaceContext";
import { scenarioWords, standardShocks } from "../../text/scenarioWords";

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  table: {
    borderCollapse: "collapse",
    width: "100%",
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    "& th, & td": {
      padding: "4px 4px",
      textAlign: "right",
      verticalAlign: "top",
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    "& th:first-child, & td:first-child, & th:last-child, & td:last-child": { textAlign: "left" },
  },
});

/** How many inputs the tornado shows. */
const shownInputs = 8;

interface OfPlanProps {
  readonly plan: readonly number[];
  readonly style: NumberStyle;
}

/** Which assumption carries the plan of the open scenario. */
export function Tornado({ plan, style }: OfPlanProps) {
  const styles = useStyles();
  const { store, planner } = useServices();
  const load = useCallback(async () => {
    const question = store.question();
    return question ? planner.scenarios.sensitivity(question, plan) : null;
  }, [store, planner, plan]);
  const { value, problem } = useLoaded(load);
  if (problem) return <p className={styles.quiet}>{problem}</p>;
  if (!value) return <p className={styles.quiet}>{scenarioWords.working}</p>;
  const rows = value.inputs.slice(0, shownInputs).map(({ input, lowResult, highResult }) => ({
    name: input,
    low: lowResult,
    high: highResult,
  }));
  const label = (result: number): string => figure(result, style);
  const table = {
    header: scenarioWords.tornadoHeader,
    rows: value.inputs.map((one) => [one.input, label(one.lowResult), label(one.highResult), label(one.regret)]),
  };
  return (
    <ChartFrame
      title={scenarioWords.tornado}
      isTitled
      takeaway={scenarioWords.tornadoTakeaway(rows[0]?.name ?? "")}
      table={table}
    >
      <TornadoChart
        rows={rows}
        base={value.base}
        label={label}
        describe={({ name, low, high }) => scenarioWords.tornadoRow(name, label(low), label(high))}
      />
    </ChartFrame>
  );
}

/** The plan of the open scenario under the standard shocks, worst first. */
export function Stress({ plan, style, channels }: OfPlanProps & { readonly channels: readonly string[] }) {
  const styles = useStyles();
  const { store, planner } = useServices();
  const load = useCallback(async () => {
    const question = store.question();
    const shocks = standardShocks(channels.map((name, c) => ({ name, amount: plan[c] ?? 0 })));
    return question ? planner.scenarios.stress(question, plan, shocks) : null;
  }, [store, planner, plan, channels]);
  const { value, problem } = useLoaded(load);
  if (problem) return <p className={styles.quiet}>{problem}</p>;
  if (!value) return <p className={styles.quiet}>{scenarioWords.working}</p>;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {scenarioWords.stressColumns.map((header) => (
            <th key={header} scope="col">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {value.shocks.map(({ name, outcome, change, isStillBest, regret, problem: why }) => (
          <tr key={name}>
            <td>{name}</td>
            <td>{figure(outcome, style)}</td>
            <td>{change === null ? "" : signedPercent(change, style)}</td>
            <td>
              {isStillBest === null
                ? why
                : isStillBest
                  ? scenarioWords.yes
                  : scenarioWords.no(figure(regret ?? 0, style))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
