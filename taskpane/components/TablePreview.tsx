import { makeStyles, tokens } from "@fluentui/react-components";
import type { CellValue } from "../../src/base";
import { serialText } from "../state/formatDate";
import type { ColumnRole, Role } from "../state/tableReader";
import { dataWords, roleTexts } from "../text/dataWords";

interface TablePreviewProps {
  readonly roles: readonly ColumnRole[];
  /** The first rows below the header, as the sheet holds them. */
  readonly rows: readonly (readonly CellValue[])[];
  readonly locale: string;
  readonly onRole: (header: string, role: Role) => void;
}

const useStyles = makeStyles({
  scroll: {
    overflowX: "auto",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    scrollbarWidth: "thin",
  },
  table: {
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    "& th, & td": {
      padding: "4px 8px",
      textAlign: "right",
      whiteSpace: "nowrap",
      maxWidth: "150px",
      overflow: "hidden",
      textOverflow: "ellipsis",
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    "& th:first-child, & td:first-child": { textAlign: "left" },
    "& tr:last-child td": { borderBottom: "none" },
  },
  header: { backgroundColor: tokens.colorNeutralBackground2, fontWeight: tokens.fontWeightSemibold },
  chip: {
    minHeight: "26px",
    maxWidth: "130px",
    padding: "2px 6px",
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    fontSize: tokens.fontSizeBase200,
    cursor: "pointer",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  ignored: { color: tokens.colorNeutralForeground3 },
});

/** The first rows of a table with a chip above every column that says what it is for, and changes it. */
export function TablePreview({ roles, rows, locale, onRole }: TablePreviewProps) {
  const styles = useStyles();
  const shown = roles.filter(({ header }) => header.trim() !== "");
  return (
    <div className={styles.scroll} role="region" aria-label={dataWords.preview}>
      <table className={styles.table}>
        <thead>
          <tr className={styles.header}>
            {shown.map(({ header, column }) => (
              <th key={column} scope="col" title={header}>
                {header}
              </th>
            ))}
          </tr>
          <tr>
            {shown.map(({ header, column, role }) => (
              <td key={column}>
                <RoleChip header={header} role={role} className={styles.chip} onRole={onRole} />
              </td>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {shown.map(({ column, role }) => (
                <td key={column} className={role === "label" ? styles.ignored : undefined}>
                  {cellText(cells[column] ?? null, role, locale)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RoleChipProps {
  readonly header: string;
  readonly role: Role;
  readonly className: string;
  readonly onRole: (header: string, role: Role) => void;
}

function RoleChip({ header, role, className, onRole }: RoleChipProps) {
  return (
    <select
      className={className}
      aria-label={dataWords.roleOf(header)}
      value={role}
      onChange={({ target }) => onRole(header, target.value as Role)}
    >
      {Object.entries(roleTexts).map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
}

/** A cell as the sheet would show it, cut to what fits. */
function cellText(cell: CellValue, role: Role, locale: string): string {
  if (cell === null) return "";
  if (typeof cell === "object") return cell.error;
  if (typeof cell === "number")
    return role === "date" ? serialText(cell) : cell.toLocaleString(locale, { maximumFractionDigits: 2 });
  return String(cell).slice(0, 60);
}
