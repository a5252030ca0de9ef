import { Fragment } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { compactMoney, exactMoney, type NumberStyle } from "../state/formatNumber";
import { reach, type Clash, type Mend } from "../state/limitClashes";
import {
  limitFields,
  type LimitField as FieldName,
  type LimitRow,
  type LimitValue,
  type MoreLimit,
} from "../state/limitsTable";
import { clashText, goalsWords, mendText } from "../text/goalsWords";
import { LimitField } from "./LimitField";
import { MoreLimitField } from "./MoreLimitField";
import { Notice } from "./Notice";

interface LimitsGridProps {
  readonly rows: readonly LimitRow[];
  /** Current spend by channel; rows of groups have none. */
  readonly currents: ReadonlyMap<string, number>;
  readonly clashes: readonly Clash[];
  readonly style: NumberStyle;
  /** Further limits to show under the three of the table's head. */
  readonly more: readonly MoreLimit[];
  readonly onChange: (name: string, field: FieldName | MoreLimit, value: LimitValue) => void;
  readonly onMend: (mend: Mend) => void;
}

const useStyles = makeStyles({
  table: {
    width: "100%",
    borderCollapse: "collapse",
    tableLayout: "fixed",
    fontSize: tokens.fontSizeBase200,
    "& td": { padding: "2px 3px" },
    "& td:first-child": { paddingLeft: 0 },
    "& td:last-child": { paddingRight: 0 },
  },
  columnHead: { textAlign: "left", fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  name: { textAlign: "left", fontWeight: tokens.fontWeightSemibold, padding: "8px 0 2px" },
  rowHead: { display: "flex", justifyContent: "space-between", gap: "8px", alignItems: "baseline" },
  more: { display: "grid", gridTemplateColumns: "repeat(3, minmax(0, 1fr))", gap: "2px 6px" },
  quiet: {
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
  },
});

/** The limits, two lines a channel so that three fields fit a narrow pane; clashes stand at their row. */
export function LimitsGrid({ rows, currents, clashes, style, more, onChange, onMend }: LimitsGridProps) {
  const styles = useStyles();
  return (
    <table className={styles.table} aria-label={goalsWords.limits}>
      <thead>
        <tr>
          {limitFields.map((field) => (
            <th key={field} scope="col" className={styles.columnHead}>
              {goalsWords[field]}
            </th>
          ))}
        </tr>
      </thead>
      {rows.map((row) => {
        const clash = clashes.find(({ row: name }) => name === row.name);
        return (
          <tbody key={row.name}>
            <tr>
              <th scope="rowgroup" colSpan={3} className={styles.name}>
                <RowHead row={row} current={currents.get(row.name)} style={style} />
              </th>
            </tr>
            <tr>
              {limitFields.map((field) => (
                <td key={field}>
                  <LimitField
                    channel={row.name}
                    field={field}
                    value={row[field]}
                    style={style}
                    isClashing={clash !== undefined && concerns(clash, field)}
                    onCommit={(value) => onChange(row.name, field, value)}
                  />
                </td>
              ))}
            </tr>
            {more.length > 0 && (
              <tr>
                <td colSpan={3}>
                  <div className={styles.more}>
                    {more.map((limit) => (
                      <MoreLimitField
                        key={limit}
                        channel={row.name}
                        limit={limit}
                        value={row.more[limit] ?? null}
                        style={style}
                        onCommit={(value) => onChange(row.name, limit, value)}
                      />
                    ))}
                  </div>
                </td>
              </tr>
            )}
            {clash && <ClashRow clash={clash} style={style} onMend={onMend} />}
          </tbody>
        );
      })}
    </table>
  );
}

function concerns({ kind }: Clash, field: FieldName): boolean {
  if (kind === "minAboveMax") return field !== "maxMove";
  return kind === "minOutOfReach" ? field !== "max" : field !== "min";
}

/** Name at the left; at the right the current spend and what the limits allow, in money. */
function RowHead({ row, current, style }: { row: LimitRow; current: number | undefined; style: NumberStyle }) {
  const styles = useStyles();
  const parts = [
    current === undefined ? "" : goalsWords.now(compactMoney(current, style)),
    current === undefined ? "" : allowed(row, current, style),
    row.others.join(", "),
  ].filter((part) => part !== "");
  return (
    <span className={styles.rowHead}>
      <span>{row.name}</span>
      <span className={styles.quiet} title={current === undefined ? undefined : exactMoney(current, style)}>
        {parts.map((part, index) => (
          <Fragment key={part}>
            {index > 0 && " · "}
            {part}
          </Fragment>
        ))}
      </span>
    </span>
  );
}

function allowed(row: LimitRow, current: number, style: NumberStyle): string {
  if (row.min === null && row.max === null && row.maxMove === null) return "";
  const { from, to } = reach(row, current);
  if (from > to) return "";
  return goalsWords.allows(compactMoney(from, style), Number.isFinite(to) ? compactMoney(to, style) : "");
}

function ClashRow({ clash, style, onMend }: { clash: Clash; style: NumberStyle; onMend: (mend: Mend) => void }) {
  return (
    <tr>
      <td colSpan={3}>
        <ClashNotice clash={clash} style={style} onMend={onMend} />
      </td>
    </tr>
  );
}

/** A clash in words with the button that mends it. */
export function ClashNotice({
  clash,
  style,
  onMend,
}: {
  readonly clash: Clash;
  readonly style: NumberStyle;
  readonly onMend: (mend: Mend) => void;
}) {
  return (
    <Notice
      kind="error"
      isAlert
      actions={
        <Button size="small" onClick={() => onMend(clash.mend)}>
          {mendText(clash, style)}
        </Button>
      }
    >
      {clashText(clash, style)}
    </Notice>
  );
}
