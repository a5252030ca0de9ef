import { useCallback, useState } from "react";
import { Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { isMissing, type ResultCell, type SheetValues } from "../../../src/base";
import { Disclosure } from "../../components/Disclosure";
import { NumbersList } from "../../components/NumbersList";
import { Notice } from "../../components/Notice";
import { useLoaded } from "../../components/useLoaded";
import { signedPercent, type NumberStyle } from "../../state/formatNumber";
import { kpiWords } from "../../text/kpiWords";
import type { TrackStore } from "./trackStore";
import { columns, filledActuals, readTable } from "./trackTables";

interface KpiSectionProps {
  readonly store: TrackStore;
  /** The Summary table that is planned from. */
  readonly summary: SheetValues;
  /** Changes whenever the actual figures did. */
  readonly version: unknown;
  readonly style: NumberStyle;
}

/** Periods that a stacked Summary table names in its first column called Period; none for a table of one period. */
function periodsOf(summary: SheetValues): readonly string[] {
  const at = (summary[0] ?? []).findIndex((cell) => /^(period|quarter|month|week|date)$/i.test(String(cell).trim()));
  if (at < 0) return [];
  const names = summary.slice(1).map((cells) => String(cells[at] ?? "").trim());
  return [...new Set(names)].filter((name) => name !== "");
}

/** The key figures of the figures that came in (else of the table planned from), against a period that the user picks. */
export function KpiSection({ store, summary, version, style }: KpiSectionProps) {
  const [chosen, setChosen] = useState("");
  const periods = periodsOf(summary);
  const load = useCallback(async () => {
    void version;
    const { memory } = store.get();
    const actuals = filledActuals(await readTable(store.port, memory.actualsSheet, columns.actuals));
    const plan = actuals ? (memory.plan?.plan ?? []).map(({ channel, spend }) => [channel, spend]) : null;
    const before = chosen === "" || !actuals ? null : rowsOf(summary, chosen);
    const named = chosen !== "" && chosen !== beforePlan ? [[chosen]] : null;
    return store.tracker.kpis(actuals ?? summary, plan, actuals ? before : named);
  }, [store, summary, chosen, version]);
  const { value, problem } = useLoaded(load);
  const rows = (value?.rows ?? []).filter(([, figure]) => figure !== undefined && !isMissing(figure));
  return (
    <Disclosure title={kpiWords.title} hint={String(rows.length)}>
      <Field label={kpiWords.against}>
        <Select value={chosen} onChange={(_, { value: next }) => setChosen(next)}>
          <option value="">{kpiWords.nothing}</option>
          <option value={beforePlan}>{kpiWords.before}</option>
          {periods.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {problem && <Notice kind="error">{problem}</Notice>}
      {rows.length > 0 && (
        <NumbersList
          label={kpiWords.title}
          header={kpiWords.header}
          rows={rows.map(([name, figure, unit, change]) => [
            kpiWords.names[String(name)] ?? String(name),
            figureText(figure, String(unit), style),
            typeof change === "number" ? signedPercent(change, style) : "",
          ])}
        />
      )}
      <Meanings rows={rows} />
    </Disclosure>
  );
}

const beforePlan = "\u0000before";

/** The table planned from, or only the rows of one of its periods. */
function rowsOf(summary: SheetValues, period: string): SheetValues {
  if (period === beforePlan) return summary;
  const at = (summary[0] ?? []).findIndex((cell) => /^(period|quarter|month|week|date)$/i.test(String(cell).trim()));
  return summary.filter((cells, row) => row === 0 || String(cells[at] ?? "").trim() === period);
}

function figureText(cell: ResultCell | undefined, unit: string, style: NumberStyle): string {
  if (typeof cell !== "number") return "";
  return unit === "share"
    ? `${+(cell * 100).toFixed(1)}%`
    : new Intl.NumberFormat(style.locale, { maximumSignificantDigits: 4 }).format(cell);
}

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: "18px", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

function Meanings({ rows }: { readonly rows: readonly (readonly ResultCell[])[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {rows.map(([name, , , , meaning]) => (
        <li key={String(name)}>
          {kpiWords.names[String(name)] ?? String(name)}: {String(meaning)}
        </li>
      ))}
    </ul>
  );
}
