import { Field, makeStyles, Radio, RadioGroup, Select, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { Disclosure } from "../../components/Disclosure";
import { Notice } from "../../components/Notice";
import { guardrailsOf } from "../../state/guardrails";
import type { OlderMoves } from "../../state/moves";
import { shareText } from "../../state/limitText";
import { useWorkspace } from "../../state/WorkspaceContext";
import { governWords } from "../../text/governWords";
import { Guardrails } from "../Guardrails";
import type { TrackStore } from "./trackStore";
import type { TrackMemory } from "./trackMemory";
import type { AutonomyStage } from "./tracker";

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, margin: 0 },
  label: { display: "flex", flexDirection: "column" },
});

const stages = Object.keys(governWords.stages) as AutonomyStage[];

/** How far the add-in may go on its own, the guardrails of the goals, and the one range that it may fill. */
export function GovernSection({ store, memory }: { readonly store: TrackStore; readonly memory: TrackMemory }) {
  const styles = useStyles();
  const { stage } = memory;
  return (
    <Disclosure title={governWords.title} hint={governWords.stages[stage].name}>
      <p className={styles.hint}>{governWords.hint}</p>
      <RadioGroup
        aria-label={governWords.title}
        value={stage}
        onChange={(_, { value }) => void store.setStage(value as AutonomyStage)}
      >
        {stages.map((one) => (
          <Radio
            key={one}
            value={one}
            label={
              <span className={styles.label}>
                {governWords.stages[one].name}
                <span className={styles.hint}>{governWords.stages[one].hint}</span>
              </span>
            }
          />
        ))}
      </RadioGroup>
      {stage !== "suggest" && <OwnMoves />}
      {stage === "fill the plan range" && <RangeField store={store} chosen={memory.planRange} />}
    </Disclosure>
  );
}

/** The guardrails, and what holds where they are blank or an older workbook had agreed to less. */
function OwnMoves() {
  const styles = useStyles();
  const { goals, model } = useWorkspace();
  const { largestMove, isMixed, turnover } = guardrailsOf(goals.limits, model.last?.channels ?? []);
  const isBlank = (largestMove === null && !isMixed) || turnover === null;
  return (
    <>
      <Guardrails isInside />
      {goals.olderMoves && <Notice kind="info">{governWords.olderMoves(movesText(goals.olderMoves))}</Notice>}
      {!goals.olderMoves && isBlank && <p className={styles.hint}>{governWords.usualMoves}</p>}
    </>
  );
}

function movesText({ largestMove, turnover }: OlderMoves): string {
  const parts = [
    ...(largestMove !== null ? [governWords.olderMove(shareText(largestMove))] : []),
    ...(turnover !== null ? [governWords.olderTurnover(shareText(turnover))] : []),
  ];
  return parts.join(", ");
}

/** The defined names of the workbook: the only places that may be filled. */
function RangeField({ store, chosen }: { readonly store: TrackStore; readonly chosen: string }) {
  const styles = useStyles();
  const [names, setNames] = useState<readonly string[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    const show = (found: readonly string[]): void => void (isWanted && setNames(found));
    store.port.places().then(
      (places) => show(places.filter(({ kind }) => kind === "name").map(({ name }) => name)),
      () => show([]),
    );
    return () => void (isWanted = false);
  }, [store]);
  if (names?.length === 0) return <p className={styles.hint}>{governWords.noNames}</p>;
  return (
    <Field label={governWords.range}>
      <Select value={chosen} onChange={(_, { value }) => void store.setPlanRange(value)}>
        <option value="">{governWords.choose}</option>
        {(names ?? []).map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
