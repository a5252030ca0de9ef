import { makeStyles, tokens } from "@fluentui/react-components";
import { LargeButton } from "../components/LargeButton";
import { ScreenLayout } from "../components/ScreenLayout";
import { addressText, cellWithin } from "../state/source";
import { useServices, useWorkspace } from "../state/WorkspaceContext";
import { emptyTableWords as words } from "../text/frameWords";

const useStyles = makeStyles({
  lead: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, margin: "8px 0 0" },
  hint: { color: tokens.colorNeutralForeground2, margin: 0 },
});

/** A table that has no rows yet: where to type the first one. */
export function EmptyTableScreen() {
  const styles = useStyles();
  const { store } = useServices();
  const { source, reading } = useWorkspace();
  if (!source) return null;
  const first = cellWithin(source.summary, 1, 0);
  const headers = (reading?.values[0] ?? []).filter((cell) => cell !== null && cell !== "").map(String);
  return (
    <ScreenLayout
      label={words.title}
      footer={
        <LargeButton appearance="primary" isWide onClick={() => void store.goToCell(first)}>
          {words.toTable}
        </LargeButton>
      }
    >
      <p className={styles.lead}>{words.lead(addressText(first))}</p>
      <p className={styles.hint}>{words.columns(headers)}</p>
      <p className={styles.hint}>{words.then}</p>
    </ScreenLayout>
  );
}
