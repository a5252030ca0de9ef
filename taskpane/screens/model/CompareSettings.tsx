import { useState } from "react";
import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { isMissing, type ResultCell, type Table } from "../../../src/base";
import { NumbersList } from "../../components/NumbersList";
import { Notice } from "../../components/Notice";
import type { UnderstoodTable } from "../../state/dataStore";
import { settingsTable, withEntry } from "../../state/fitTables";
import { figure, type NumberStyle } from "../../state/formatNumber";
import { useFit, useNumberStyle, useServices } from "../../state/WorkspaceContext";
import { fitCheckWords } from "../../text/fitCheckWords";
import { fitSettings } from "../../text/fitSettingWords";

const useStyles = makeStyles({
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  choices: {
    display: "grid",
    gridTemplateColumns: "1fr 1fr",
    alignItems: "start",
    border: "none",
    margin: 0,
    padding: 0,
  },
  legend: { fontSize: tokens.fontSizeBase200, padding: 0 },
  line: { display: "flex", flexWrap: "wrap", gap: "8px" },
});

/** One change of the present settings. */
interface Choice {
  readonly setting: string;
  readonly value: string | number;
}

const nameOf = ({ setting, value }: Choice): string => `${setting}: ${value}`;

/** Every other word of a setting with words, and other seasons. */
const choices: readonly Choice[] = [
  ...["Saturation", "Adstock", "Order", "Error"].flatMap((name) =>
    (fitSettings.find((setting) => setting.name === name)?.choices ?? []).map((value) => ({ setting: name, value })),
  ),
  ...[0, 4].map((value) => ({ setting: "Seasonality", value })),
];

const usual = new Set(["Saturation: logistic", "Saturation: root", "Adstock: delayed"]);

/** Other settings tried on periods that no fit has seen, with a button to take the better one. */
export function CompareSettings({ table }: { readonly table: UnderstoodTable }) {
  const styles = useStyles();
  const { fit } = useServices();
  const { settings, comparison, run } = useFit();
  const [picked, setPicked] = useState<ReadonlySet<string>>(usual);
  const isPresent = ({ setting, value }: Choice): boolean => {
    const known = fitSettings.find(({ name }) => name === setting);
    return String(settings[setting] ?? known?.usual) === String(value);
  };
  const offered = choices.filter((choice) => !isPresent(choice));
  const toggle = (name: string, isOn: boolean): void =>
    setPicked(new Set(isOn ? [...picked, name] : [...picked].filter((other) => other !== name)));
  const compare = (): void => {
    const changed = offered
      .filter((choice) => picked.has(nameOf(choice)))
      .map((choice) => ({
        name: nameOf(choice),
        settings: settingsTable(withEntry(settings, choice.setting, choice.value)),
      }));
    const present = { name: fitCheckWords.present, settings: settingsTable(settings) };
    void fit.compareSettings(table, [present, ...changed]);
  };
  return (
    <>
      <p className={styles.hint}>{fitCheckWords.compareWhy}</p>
      <fieldset className={styles.choices}>
        <legend className={styles.legend}>{fitCheckWords.compareTitle}</legend>
        {offered.map((choice) => (
          <Checkbox
            key={nameOf(choice)}
            label={nameOf(choice)}
            checked={picked.has(nameOf(choice))}
            onChange={(_, { checked }) => toggle(nameOf(choice), checked === true)}
          />
        ))}
      </fieldset>
      <Button disabled={run !== null} onClick={compare}>
        {fitCheckWords.compareStart}
      </Button>
      {comparison.problem && <Notice kind="error">{comparison.problem}</Notice>}
      {comparison.last && <Compared table={comparison.last} />}
    </>
  );
}

function Compared({ table }: { readonly table: Table }) {
  const styles = useStyles();
  const style = useNumberStyle();
  const { fit } = useServices();
  const rows = table.rows.map(([name, ...cells]) => [String(name), ...cells.slice(0, 4).map(shownBy(style))]);
  const known = table.rows.filter(([, error]) => typeof error === "number");
  const best = [...known].sort((a, b) => Number(a[1]) - Number(b[1]))[0];
  const choice = choices.find((one) => nameOf(one) === best?.[0]);
  const notes = table.rows.filter((row) => String(row[5] ?? "") !== "");
  return (
    <>
      <NumbersList label={fitCheckWords.compare} header={fitCheckWords.compareHeader} rows={rows} />
      {best && (
        <p className={styles.hint}>{fitCheckWords.best(String(best[0]), `${(100 * Number(best[1])).toFixed(1)}%`)}</p>
      )}
      {notes.map(([name, , , , , note]) => (
        <Notice key={String(name)} kind="warning">
          {String(name)}: {String(note)}
        </Notice>
      ))}
      {choice && (
        <div className={styles.line}>
          <Button onClick={() => void fit.setSetting(choice.setting, choice.value)}>
            {fitCheckWords.useOf(nameOf(choice))}
          </Button>
        </div>
      )}
    </>
  );
}

/** Shares as percent, R² with two decimals, CRPS in outcome units. */
function shownBy(style: NumberStyle): (cell: ResultCell, metric: number) => string {
  return (cell, metric) => {
    if (isMissing(cell) || typeof cell !== "number") return "n/a";
    if (metric === 3) return figure(cell, style);
    return metric === 1 ? cell.toFixed(2).replace("-", "−") : `${(100 * cell).toFixed(1)}%`;
  };
}
