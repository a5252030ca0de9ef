import { useEffect, useRef } from "react";
import { Field, Input } from "@fluentui/react-components";
import { trackText } from "../../text/trackText";

interface NameFieldProps {
  readonly who: string;
  /** True where somebody acted who has not said who they are. */
  readonly isMissing: boolean;
  readonly onChange: (who: string) => void;
}

/** Who decides: it stands in the log and beside approvals, and is asked for here when it is missing. */
export function NameField({ who, isMissing, onChange }: NameFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isMissing) input.current?.focus();
  }, [isMissing]);
  return (
    <Field
      label={trackText.who}
      hint={trackText.whoHint}
      validationState={isMissing ? "error" : "none"}
      validationMessage={isMissing ? trackText.nameNeeded : null}
    >
      <Input ref={input} value={who} onChange={(_, { value }) => onChange(value)} />
    </Field>
  );
}
