import { makeStyles, tokens } from "@fluentui/react-components";
import { BeakerRegular, TableAddRegular, TableSimpleRegular } from "@fluentui/react-icons";
import { LargeButton } from "../components/LargeButton";
import { ScreenLayout } from "../components/ScreenLayout";
import { useServices, useWorkspace } from "../state/WorkspaceContext";
import { frameWords } from "../text/frameWords";

const useStyles = makeStyles({
  promise: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    margin: "8px 0 0",
    fontWeight: tokens.fontWeightRegular,
  },
  choice: { display: "flex", flexDirection: "column", gap: "4px" },
  hint: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** Where everybody starts: from a table that is there, from the sample, or from an empty table. */
export function FirstRunScreen() {
  const styles = useStyles();
  const { store } = useServices();
  const { selection } = useWorkspace();
  return (
    <ScreenLayout label={frameWords.firstRun} hasHeading>
      <h1 className={styles.promise}>{frameWords.promise}</h1>
      <div className={styles.choice}>
        <LargeButton
          isWide
          appearance={selection ? "primary" : "secondary"}
          icon={<TableSimpleRegular />}
          disabledFocusable={selection === null}
          onClick={() => void store.planSelection()}
        >
          {frameWords.useSelection}
        </LargeButton>
        <span className={styles.hint}>
          {selection ? frameWords.selectionFound(selection) : frameWords.selectionMissing}
        </span>
      </div>
      <div className={styles.choice}>
        <LargeButton
          isWide
          appearance={selection ? "secondary" : "primary"}
          icon={<BeakerRegular />}
          onClick={() => void store.planSample()}
        >
          {frameWords.trySample}
        </LargeButton>
        <span className={styles.hint}>{frameWords.sampleHint}</span>
      </div>
      <LargeButton isWide appearance="subtle" icon={<TableAddRegular />} onClick={() => void store.startEmpty()}>
        {frameWords.startEmpty}
      </LargeButton>
    </ScreenLayout>
  );
}
