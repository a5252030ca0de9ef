import { makeStyles, tokens } from "@fluentui/react-components";
import { CheckLine } from "../../components/CheckLine";
import { Disclosure } from "../../components/Disclosure";
import { isMerged, withMerge, type CleanWishes, type NameProposal } from "../../state/cleanWishes";
import { readyWords } from "../../text/readyWords";

interface NameMergesProps {
  readonly proposals: readonly NameProposal[];
  readonly unmatched: readonly string[];
  readonly wishes: CleanWishes;
  readonly onChange: (change: Partial<CleanWishes>) => void;
}

const useStyles = makeStyles({
  group: { border: "none", margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  hint: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
});

/** The table of merges that the user approves: spellings are on at first, standard names off. */
export function NameMerges({ proposals, unmatched, wishes, onChange }: NameMergesProps) {
  const styles = useStyles();
  if (proposals.length === 0) return null;
  const on = proposals.filter((proposal) => isMerged(wishes, proposal)).length;
  return (
    <Disclosure title={readyWords.names} hint={readyWords.namesHint(on, proposals.length)}>
      {(["spelling", "standard"] as const).map((how) => {
        const members = proposals.filter((proposal) => proposal.how === how);
        if (members.length === 0) return null;
        return (
          <fieldset key={how} className={styles.group}>
            <legend className={styles.legend}>
              {how === "spelling" ? readyWords.spellings : readyWords.standards}
            </legend>
            {members.map((proposal) => (
              <CheckLine
                key={`${proposal.name}>${proposal.to}`}
                label={readyWords.merge(proposal.name, proposal.to)}
                isOn={isMerged(wishes, proposal)}
                onChange={(isOn) => onChange({ merges: withMerge(wishes, proposal, isOn) })}
              />
            ))}
          </fieldset>
        );
      })}
      {unmatched.length > 0 && <p className={styles.hint}>{readyWords.unmatched(unmatched)}</p>}
    </Disclosure>
  );
}
