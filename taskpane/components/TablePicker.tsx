import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { Address, NamedPlace } from "../../src/workbook";
import { addressText } from "../state/source";
import { dataWords } from "../text/dataWords";

interface TablePickerProps {
  /** The region around the selection; null where it is no table. */
  readonly selection: Address | null;
  readonly places: readonly NamedPlace[];
  readonly onPick: (address: Address) => void;
  readonly onSample: () => void;
}

/** So many are offered by name; the rest is picked by selecting it. */
const mostPlaces = 12;

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", gap: "6px", alignItems: "stretch" },
  choice: { justifyContent: "flex-start", minHeight: "36px", overflowWrap: "anywhere", textAlign: "left" },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** The tables that may be picked: the selection, the workbook's tables and names, the sample. */
export function TablePicker({ selection, places, onPick, onSample }: TablePickerProps) {
  const styles = useStyles();
  return (
    <div className={styles.list}>
      {selection ? (
        <Button className={styles.choice} onClick={() => onPick(selection)}>
          {dataWords.useSelection(addressText(selection))}
        </Button>
      ) : (
        <p className={styles.hint}>{dataWords.noSelection}</p>
      )}
      {places.slice(0, mostPlaces).map(({ name, address }) => (
        <Button key={name} className={styles.choice} appearance="subtle" onClick={() => onPick(address)}>
          {name} · {addressText(address)}
        </Button>
      ))}
      <Button className={styles.choice} appearance="subtle" onClick={onSample}>
        {dataWords.useSample}
      </Button>
    </div>
  );
}
