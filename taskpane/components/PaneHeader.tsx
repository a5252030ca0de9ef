import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { frameWords } from "../text/frameWords";

interface PaneHeaderProps {
  /** What is planned from, in short; null before there is a model. */
  readonly chip: string | null;
  readonly tip: string;
  readonly onChooseTable: () => void;
}

const useStyles = makeStyles({
  header: {
    display: "flex",
    alignItems: "center",
    gap: "8px",
    minHeight: "40px",
    padding: "4px 44px 0 16px", // Office's own menu stands at the top right
    flexShrink: 0,
  },
  product: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400 },
  chip: {
    marginLeft: "auto",
    borderRadius: tokens.borderRadiusCircular,
    fontWeight: tokens.fontWeightRegular,
    minWidth: 0,
  },
  name: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
});

/** Name and model: the chip says what the plan rests on and leads to it. */
export function PaneHeader({ chip, tip, onChooseTable }: PaneHeaderProps) {
  const styles = useStyles();
  return (
    <header className={styles.header}>
      <span className={styles.product}>{frameWords.product}</span>
      {chip && (
        <Button size="small" className={styles.chip} title={tip} onClick={onChooseTable}>
          <span className={styles.name}>{chip}</span>
        </Button>
      )}
    </header>
  );
}
