import { useId, useState, type ReactNode } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { HiddenText } from "../components/HiddenText";
import { chartWords } from "../text/chartWords";

export interface ChartTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface ChartFrameProps {
  readonly title: string;
  /** True where the same title stands above already: it is then only read out. */
  readonly isTitled?: boolean;
  /** What the chart shows, in one sentence: the text alternative too. */
  readonly takeaway: string;
  readonly table: ChartTable;
  readonly children: ReactNode;
}

const useStyles = makeStyles({
  frame: { margin: 0 },
  title: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300 },
  takeaway: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, marginBottom: "4px" },
  switch: { minHeight: "32px", paddingLeft: 0, minWidth: 0, fontWeight: tokens.fontWeightRegular },
  table: {
    borderCollapse: "collapse",
    width: "100%",
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    "& th, & td": { padding: "2px 4px", textAlign: "right", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
    "& th:first-child, & td:first-child": { textAlign: "left" },
  },
});

/** The frame around every chart: title and takeaway above, the picture, and the same numbers as a table on request. */
export function ChartFrame({ title, isTitled = false, takeaway, table, children }: ChartFrameProps) {
  const styles = useStyles();
  const [isTable, setIsTable] = useState(false);
  const id = useId();
  return (
    <figure className={styles.frame} aria-labelledby={id}>
      <figcaption>
        <div id={id} className={isTitled ? undefined : styles.title}>
          {isTitled ? <HiddenText>{title}</HiddenText> : title}
        </div>
        <div className={styles.takeaway}>{takeaway}</div>
      </figcaption>
      {isTable ? <NumbersTable className={styles.table} table={table} label={title} /> : children}
      <Button
        appearance="transparent"
        size="small"
        className={styles.switch}
        aria-pressed={isTable}
        onClick={() => setIsTable(!isTable)}
      >
        {isTable ? chartWords.showAsChart : chartWords.showAsTable}
      </Button>
    </figure>
  );
}

function NumbersTable({ table, label, className }: { table: ChartTable; label: string; className: string }) {
  return (
    <table className={className} aria-label={label}>
      <thead>
        <tr>
          {table.header.map((text) => (
            <th key={text} scope="col">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, column) => (
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
