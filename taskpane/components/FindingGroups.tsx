import { useState } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { asSentence } from "../state/problemText";
import type { PlacedFinding } from "../state/tableReader";
import { dataWords } from "../text/dataWords";
import { Disclosure } from "./Disclosure";
import { Notice } from "./Notice";

interface FindingGroupsProps {
  readonly findings: readonly PlacedFinding[];
  /** Selects the finding's cell in the sheet. */
  readonly onGoTo: (finding: PlacedFinding) => void;
}

const kinds = { error: "error", warning: "warning", note: "info" } as const;
const severities = ["error", "warning", "note"] as const;
/** More than these are folded away until asked for. */
const shownAtFirst = 6;

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", gap: "8px", listStyleType: "none", margin: 0, padding: 0 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  check: { fontWeight: tokens.fontWeightSemibold },
});

/** What was found in a table, grouped by what it asks of the user; notes are folded. */
export function FindingGroups({ findings, onGoTo }: FindingGroupsProps) {
  const groups = severities.map((severity) => ({
    severity,
    members: findings.filter((finding) => finding.severity === severity),
  }));
  return (
    <div>
      {groups
        .filter(({ members }) => members.length > 0)
        .map(({ severity, members }) => (
          <Disclosure
            key={severity}
            title={dataWords.severity(severity, members.length)}
            hint={dataWords.severityHint(severity)}
            isOpenAtFirst={severity !== "note"}
          >
            <FindingItems members={members} onGoTo={onGoTo} />
          </Disclosure>
        ))}
    </div>
  );
}

function FindingItems({
  members,
  onGoTo,
}: {
  members: readonly PlacedFinding[];
  onGoTo: FindingGroupsProps["onGoTo"];
}) {
  const styles = useStyles();
  const [isAll, setIsAll] = useState(false);
  const sorted = oneOfEachFirst(members);
  const shown = isAll ? sorted : sorted.slice(0, shownAtFirst);
  return (
    <>
      <ul className={styles.list}>
        {shown.map((finding, index) => (
          <li key={index}>
            <Notice kind={kinds[finding.severity]} actions={goTo(finding, onGoTo)}>
              <span className={styles.check}>{finding.check}.</span> {asSentence(finding.found)}{" "}
              {asSentence(finding.fix)}
            </Notice>
          </li>
        ))}
      </ul>
      {shown.length < members.length && (
        <Button appearance="subtle" onClick={() => setIsAll(true)}>
          {dataWords.showAll(members.length)}
        </Button>
      )}
    </>
  );
}

/** The first finding of every check before the further ones, so that one talkative check hides no other. */
function oneOfEachFirst(members: readonly PlacedFinding[]): readonly PlacedFinding[] {
  const isFirst = (one: PlacedFinding): boolean => members.find(({ check }) => check === one.check) === one;
  return [...members.filter(isFirst), ...members.filter((one) => !isFirst(one))];
}

function goTo(finding: PlacedFinding, onGoTo: FindingGroupsProps["onGoTo"]) {
  const { where, place } = finding;
  if (where?.row === undefined && where?.column === undefined) return undefined;
  return (
    <Button size="small" aria-label={dataWords.goToCellOf(place)} onClick={() => onGoTo(finding)}>
      {dataWords.goToCell}
    </Button>
  );
}
