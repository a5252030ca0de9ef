import { useState } from "react";
import { Button, Field, Input, Select, makeStyles } from "@fluentui/react-components";
import { parseAmount } from "../../state/parseAmount";
import type { TypedTest } from "../../state/fitTables";
import { fitCheckWords } from "../../text/fitCheckWords";

const useStyles = makeStyles({
  form: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: "8px", alignItems: "start" },
  wide: { gridColumn: "1 / -1" },
  input: { minWidth: 0, width: "100%" },
});

const blank = { from: "", to: "", lift: "", low: "", high: "" };
type Draft = typeof blank;

interface LiftTestFormProps {
  readonly channels: readonly string[];
  readonly isLocked: boolean;
  readonly onAdd: (test: TypedTest) => void;
}

/** Fields of one more lift test; it is added only when it is complete. */
export function LiftTestForm({ channels, isLocked, onAdd }: LiftTestFormProps) {
  const styles = useStyles();
  const [draft, setDraft] = useState<Draft>(blank);
  const [chosen, setChosen] = useState("");
  const [isAsked, setIsAsked] = useState(false);
  const channel = channels.includes(chosen) ? chosen : (channels[0] ?? "");
  const test = readTest(channel, draft);
  const add = (): void => {
    setIsAsked(test === null);
    if (!test) return;
    onAdd(test);
    setDraft(blank);
  };
  const field = (name: keyof Draft, label: string, hint = "") => (
    <Field label={label} hint={hint === "" ? undefined : hint}>
      <Input
        className={styles.input}
        disabled={isLocked}
        value={draft[name]}
        onChange={(_, { value }) => setDraft({ ...draft, [name]: value })}
      />
    </Field>
  );
  const { testChannel, from, to, dateHint, lift, liftHint, low, high, rangeHint, addTest, incomplete } = fitCheckWords;
  return (
    <div className={styles.form}>
      <Field className={styles.wide} label={testChannel}>
        <Select disabled={isLocked} value={channel} onChange={(_, { value }) => setChosen(value)}>
          {channels.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      </Field>
      {field("from", from, dateHint)}
      {field("to", to)}
      <div className={styles.wide}>{field("lift", lift, liftHint)}</div>
      {field("low", low, rangeHint)}
      {field("high", high)}
      <Field
        className={styles.wide}
        validationState={isAsked && !test ? "error" : "none"}
        validationMessage={isAsked && !test ? incomplete : null}
      >
        <Button disabled={isLocked} onClick={add}>
          {addTest}
        </Button>
      </Field>
    </div>
  );
}

/** The test that a draft means; null while it is not complete. */
function readTest(channel: string, { from, to, lift, low, high }: Draft): TypedTest | null {
  const [size, least, most] = [signed(lift), signed(low), signed(high)];
  const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text.trim());
  if (channel === "" || !isDate(from) || !isDate(to)) return null;
  if (size === null || least === null || most === null || least >= most) return null;
  return { channel, from: from.trim(), to: to.trim(), lift: size, low: least, high: most };
}

/** An amount that may be below 0: the low end of a test that told little. */
function signed(text: string): number | null {
  const match = /^\s*[-−](.*)$/.exec(text);
  const amount = parseAmount(match?.[1] ?? text);
  return amount !== null && match ? -amount : amount;
}
