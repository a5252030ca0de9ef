import { Field, Input, Select } from "@fluentui/react-components";
import { useDraft } from "../state/useDraft";
import { choiceText, type FitSetting } from "../text/fitSettingWords";
import { fitWords } from "../text/fitWords";

interface SettingFieldProps {
  readonly setting: FitSetting;
  /** What is set; null where the default holds. */
  readonly value: string | number | null;
  readonly isLocked: boolean;
  readonly onChange: (value: string | number | null) => void;
}

/** One setting of a fit with its plain sentence: words to choose from, a number, or free text; blank is the default. */
export function SettingField({ setting, value, isLocked, onChange }: SettingFieldProps) {
  if (!setting.choices) return <TypedSetting {...{ setting, value, isLocked, onChange }} />;
  return (
    <Field label={setting.name} hint={setting.hint}>
      <Select
        disabled={isLocked}
        value={String(value ?? setting.usual)}
        onChange={(_, { value: chosen }) => onChange(chosen === setting.usual ? null : chosen)}
      >
        {setting.choices.map((choice) => (
          <option key={choice} value={choice}>
            {choiceText(choice)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function TypedSetting({ setting, value, isLocked, onChange }: SettingFieldProps) {
  const draft = useDraft<string | number | null>({
    value,
    format: (given) => (given === null ? "" : String(given)),
    parse: (text) => (text.trim() === "" ? null : setting.isText ? text.trim() : numberOf(text)),
    commit: onChange,
  });
  return (
    <Field
      label={setting.name}
      hint={setting.hint}
      validationState={draft.isValid ? "none" : "error"}
      validationMessage={draft.isValid ? null : fitWords.noNumber}
    >
      <Input
        disabled={isLocked}
        inputMode={setting.isText ? "text" : "decimal"}
        placeholder={setting.usual}
        value={draft.text}
        onChange={(_, { value: text }) => draft.change(text)}
        onBlur={draft.finish}
      />
    </Field>
  );
}

/** A number of at least 0, or undefined. */
function numberOf(text: string): number | undefined {
  const value = Number(text.replace(",", "."));
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}
