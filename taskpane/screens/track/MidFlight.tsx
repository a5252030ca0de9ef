import { useState } from "react";
import { Field, Input, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import type { SheetValues } from "../../../src/base";
import { Disclosure } from "../../components/Disclosure";
import { LargeButton } from "../../components/LargeButton";
import { ShareField } from "../../components/ShareField";
import { NumbersList } from "../../components/NumbersList";
import { Notice } from "../../components/Notice";
import { compactMoney, figure, wholeMoney } from "../../state/formatNumber";
import { useNumberStyle, useServices, useWorkspace } from "../../state/WorkspaceContext";
import { midFlightWords as words } from "../../text/midFlightWords";
import { flightLimits } from "./flightLimits";
import { learnStoreOf } from "./trackStores";
import { isFitted, type MidFlightReading, type TrackedPlan } from "./tracker";
import type { TrackStore } from "./trackStore";
import { columns, filledActuals, readTable } from "./trackTables";
import { useWork } from "./useWork";

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, margin: 0 },
  fields: { display: "flex", flexDirection: "column", gap: "8px" },
  list: { margin: 0, paddingLeft: "18px", display: "flex", flexDirection: "column", gap: "4px" },
});

/** What was spent by channel, and over how many periods (null: the user says). */
interface Spent {
  readonly actuals: SheetValues;
  readonly past: number | null;
}

/** Plans the rest of the running plan: what was spent stands, the rest moves within a cap; what to decide, and by when. */
export function MidFlight({ store, plan }: { readonly store: TrackStore; readonly plan: TrackedPlan | null }) {
  return plan ? (
    <Disclosure title={words.title}>
      <Form store={store} plan={plan} />
    </Disclosure>
  ) : null;
}

function Form({ store, plan }: { readonly store: TrackStore; readonly plan: TrackedPlan }) {
  const isOfHistory = isFitted(plan.source);
  const styles = useStyles();
  const services = useServices();
  const { goals } = useWorkspace();
  const [periods, setPeriods] = useState(isOfHistory ? "13" : "4");
  const [past, setPast] = useState("1");
  const [share, setShare] = useState(0.3);
  const work = useWork<MidFlightReading>();
  const [count, gone] = [Number(periods), Number(past)];
  const isRight = Number.isInteger(count) && Number.isInteger(gone) && gone >= 1 && gone < count;

  const spentSoFar = async (): Promise<Spent | null> => {
    if (!isOfHistory) {
      const actuals = filledActuals(await readTable(store.port, store.get().memory.actualsSheet, columns.actuals));
      return actuals && { actuals: actuals.map((row) => row.slice(0, 2)), past: gone };
    }
    const follow = learnStoreOf(services)?.get().follow.last;
    if (!follow || follow.periods.length === 0) return null;
    return { actuals: follow.channels.map(({ channel, actual }) => [channel, actual]), past: follow.periods.length };
  };
  const start = (): void =>
    work.start(async (control) => {
      const spent = await spentSoFar();
      if (!spent) throw new Error(words.noFigures);
      return store.tracker.midFlight(
        plan.source,
        {
          plan: plan.plan.map(({ channel, spend }) => [channel, spend]),
          ...{ periods: count, demand: null, limits: flightLimits(goals.limits), maxMove: share, settings: null },
          ...spent,
        },
        control,
      );
    });
  const field = (label: string, value: string, set: (value: string) => void) => (
    <Field label={label}>
      <Input inputMode="numeric" value={value} onChange={(_, data) => set(data.value)} />
    </Field>
  );
  return (
    <>
      <p className={styles.hint}>{words.hint}</p>
      <div className={styles.fields}>
        {field(words.periods, periods, setPeriods)}
        {!isOfHistory && field(words.past, past, setPast)}
        <ShareField
          label={words.move}
          hint={words.moveHint}
          value={share}
          mayBeBlank={false}
          onCommit={(typed) => setShare(Math.min(typed ?? share, 1))}
        />
      </div>
      {!isRight && <Notice kind="warning">{words.wrongNumber}</Notice>}
      {work.isWorking ? (
        <>
          <Spinner size="tiny" label={words.working} />
          <LargeButton onClick={work.cancel}>{words.cancel}</LargeButton>
        </>
      ) : (
        <LargeButton disabled={!isRight} onClick={start}>
          {words.start}
        </LargeButton>
      )}
      {work.problem && (
        <Notice kind="error" isAlert>
          {work.problem}
        </Notice>
      )}
      {work.value && <Answer reading={work.value} store={store} />}
    </>
  );
}

/** The re-plan: sentences, decisions, the flight, and its sheet. */
function Answer({ reading, store }: { readonly reading: MidFlightReading; readonly store: TrackStore }) {
  const styles = useStyles();
  const style = useNumberStyle();
  const { sentences, decisions, labels, amounts, channels } = reading;
  return (
    <>
      <ul className={styles.list} aria-live="polite">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {decisions.rows.length > 0 && (
        <NumbersList
          label={words.decisions}
          header={words.decisionHeader}
          rows={decisions.rows.map(([, channel, before, after, , lost]) => [
            String(channel),
            ...[before, after].map((amount) => wholeMoney(Number(amount), style)),
            figure(Number(lost), style),
          ])}
        />
      )}
      <Disclosure title={words.flight}>
        <NumbersList
          label={words.flight}
          header={[words.period, ...channels]}
          rows={labels.map((label, t) => [String(label), ...amounts[t]!.map((amount) => compactMoney(amount, style))])}
        />
      </Disclosure>
      <LargeButton onClick={() => void store.show(words.written, () => store.tracker.midFlightSheet(reading))}>
        {words.write}
      </LargeButton>
    </>
  );
}
