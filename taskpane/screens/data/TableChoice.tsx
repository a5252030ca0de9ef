import { Button, makeStyles } from "@fluentui/react-components";
import { Disclosure } from "../../components/Disclosure";
import { TablePicker } from "../../components/TablePicker";
import type { Address } from "../../../src/workbook";
import { useData, useServices } from "../../state/WorkspaceContext";
import { dataWords } from "../../text/dataWords";

const useStyles = makeStyles({ other: { justifyContent: "flex-start", minHeight: "36px" } });

/** Picks another table: the selection, a named one, or the sample history. */
export function TableChoice() {
  const { store, data } = useServices();
  const { selection, places, address } = useData();
  const pick = async (table: Address): Promise<void> => {
    await store.useTable(table);
    await data.open(table);
  };
  return (
    <Disclosure key={JSON.stringify(address)} title={dataWords.change} isOpenAtFirst={address === null}>
      <TablePicker
        selection={selection}
        places={places}
        onPick={(table) => void pick(table)}
        onSample={() => void store.attempt(async () => pick(await data.writeSample()))}
      />
      <Button appearance="subtle" className={useStyles().other} onClick={() => void store.chooseAnother()}>
        {dataWords.startOver}
      </Button>
    </Disclosure>
  );
}
