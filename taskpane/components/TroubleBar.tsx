import { Button, makeStyles } from "@fluentui/react-components";
import { problemWords } from "../text/problemWords";
import { Notice } from "./Notice";

const useStyles = makeStyles({ place: { padding: "8px 16px 0" } });

/** What the workbook refused, in words, until it is dismissed or the next action works. */
export function TroubleBar({
  trouble,
  onDismiss,
}: {
  readonly trouble: string | null;
  readonly onDismiss: () => void;
}) {
  const styles = useStyles();
  if (trouble === null) return null;
  return (
    <div className={styles.place}>
      <Notice
        kind="error"
        isAlert
        actions={
          <Button size="small" onClick={onDismiss}>
            {problemWords.dismiss}
          </Button>
        }
      >
        {trouble}
      </Notice>
    </div>
  );
}
