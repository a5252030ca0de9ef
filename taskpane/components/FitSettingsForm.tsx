import { Button, Field, Input, Select, makeStyles } from "@fluentui/react-components";
import { useDraft } from "../state/useDraft";
import { fitWords } from "../text/fitWords";
import { fitSettings, type FitSetting } from "../text/fitSettingWords";

interface FitSettingsFormProps {
  /** What differs from the defaults, by name. */
  readonly settings: Readonly<Record<string, string | number>>;
  readonly isLocked: boolean;
  readonly onChange: (name: string, value: string | number | null) => void;
  readonly onReset: () => void;
}

const useStyles = makeStyles({ form: { display: "flex", flexDirection: "column", gap: "12px" } });

/** The settings of a fit, each with a plain sentence; blank means the default. */
export function FitSettingsForm({ settings, isLocked, onChange, onReset }: FitSettingsFormProps) {
  const styles = useStyles();
  return (
    <div className={styles.form}>
      {fitSettings.map((setting) =>
        setting.choices ? (
          <Field key={setting.name} label={setting.name} hint={setting.hint}>
            <Select
              disabled={isLocked}
              value={String(settings[setting.name] ?? setting.usual)}
              onChange={(_, { value }) => onChange(setting.name, value === setting.usual ? null : value)}
            >
              {setting.choices.map((choice) => (
                <option key={choice}>{choice}</option>
              ))}
            </Select>
          </Field>
        ) : (
          <NumberSetting
            key={setting.name}
            setting={setting}
            value={settings[setting.name] ?? null}
            isLocked={isLocked}
            onChange={onChange}
          />
        ),
      )}
      {Object.keys(settings).length > 0 && (
        <Button disabled={isLocked} onClick={onReset}>
          {fitWords.reset}
        </Button>
      )}
    </div>
  );
}

interface NumberSettingProps {
  readonly setting: FitSetting;
  readonly value: string | number | null;
  readonly isLocked: boolean;
  readonly onChange: FitSettingsFormProps["onChange"];
}

function NumberSetting({ setting, value, isLocked, onChange }: NumberSettingProps) {
  const draft = useDraft<number | null>({
    value: typeof value === "number" ? value : null,
    format: (given) => (given === null ? "" : String(given)),
    parse: (text) => (text.trim() === "" ? null : numberOf(text)),
    commit: (given) => onChange(setting.name, given),
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
        inputMode="decimal"
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
