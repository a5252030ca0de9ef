import { useCallback, useState } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import { Disclosure } from "../../components/Disclosure";
import { LargeButton } from "../../components/LargeButton";
import { ShareField } from "../../components/ShareField";
import { NumbersList } from "../../components/NumbersList";
import { Notice } from "../../components/Notice";
import { useLoaded } from "../../components/useLoaded";
import { compactMoney, figure, type NumberStyle } from "../../state/formatNumber";
import { useNumberStyle, useWorkspace } from "../../state/WorkspaceContext";
import { testBudgetWords as words } from "../../text/midFlightWords";
import type { TestBudgetReading } from "./tracker";
import type { Proposal } from "./trackState";
import type { TrackStore } from "./trackStore";

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, margin: 0 },
  list: { margin: 0, paddingLeft: "18px", fontSize: tokens.fontSizeBase200 },
});

/** The part of the budget kept for learning: how much for which channel, and why. */
export function TestBudget({ store, proposal }: { readonly store: TrackStore; readonly proposal: Proposal | null }) {
  return proposal ? (
    <Disclosure title={words.title}>
      <Body store={store} proposal={proposal} />
    </Disclosure>
  ) : null;
}

function Body({ store, proposal }: { readonly store: TrackStore; readonly proposal: Proposal }) {
  const styles = useStyles();
  const style = useNumberStyle();
  const { goals } = useWorkspace();
  const [share, setShare] = useState(0.15);
  const isRight = share <= 0.5;
  const budget = proposal.channels.reduce((sum, { plan }) => sum + plan, 0);
  const { source } = proposal;
  const load = useCallback(
    async () =>
      isRight ? store.tracker.testBudget(source, { budget, share, limits: goals.limits, settings: null }) : null,
    [store, source, budget, share, isRight, goals.limits],
  );
  const { value, problem } = useLoaded(load);
  return (
    <>
      <p className={styles.hint}>{words.hint}</p>
      <ShareField
        label={words.share}
        hint={compactMoney(budget * share, style)}
        value={share}
        mayBeBlank={false}
        onCommit={(typed) => setShare(typed ?? share)}
      />
      {!isRight && <Notice kind="warning">{words.most}</Notice>}
      {problem && <Notice kind="error">{problem}</Notice>}
      {isRight && !value && !problem && <p className={styles.hint}>{words.working}</p>}
      {value && <Reading reading={value} style={style} />}
      {value && (
        <LargeButton
          onClick={() => void store.show(words.written, () => store.tracker.testBudgetSheet(value, budget, share))}
        >
          {words.write}
        </LargeButton>
      )}
    </>
  );
}

function Reading({ reading, style }: { readonly reading: TestBudgetReading; readonly style: NumberStyle }) {
  const styles = useStyles();
  const money = (amount: number): string =>
    Number.isFinite(amount) && amount > 0 ? compactMoney(amount, style) : words.none;
  return (
    <>
      {reading.sentences.map((sentence) => (
        <p key={sentence} className={styles.hint}>
          {sentence}
        </p>
      ))}
      <NumbersList
        label={words.title}
        header={words.header}
        rows={reading.channels.map(({ channel, money: own, knowing, least }) => [
          channel,
          money(own),
          figure(knowing, style),
          money(least),
        ])}
      />
      <ul className={styles.list}>
        {reading.channels.map(({ channel, reason }) => (
          <li key={channel}>
            {channel}: {reason}
          </li>
        ))}
      </ul>
    </>
  );
}
