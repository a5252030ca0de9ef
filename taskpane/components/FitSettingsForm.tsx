import { Button, makeStyles } from "@fluentui/react-components";
import { fitWords } from "../text/fitWords";
import { fitSettings } from "../text/fitSettingWords";
import { SettingField } from "./SettingField";

interface FitSettingsFormProps {
  /** What differs from the defaults, by name. */
  readonly settings: Readonly<Record<string, string | number>>;
  readonly isLocked: boolean;
  readonly onChange: (name: string, value: string | number | null) => void;
  readonly onReset: () => void;
}

const useStyles = makeStyles({ form: { display: "flex", flexDirection: "column", gap: "12px" } });

/** The settings of a fit that hold for all channels, each with a plain sentence; blank means the default. */
export function FitSettingsForm({ settings, isLocked, onChange, onReset }: FitSettingsFormProps) {
  const styles = useStyles();
  return (
    <div className={styles.form}>
      {fitSettings.map((setting) => (
        <SettingField
          key={setting.name}
          setting={setting}
          value={settings[setting.name] ?? null}
          isLocked={isLocked}
          onChange={(value) => onChange(setting.name, value)}
        />
      ))}
      {Object.keys(settings).length > 0 && (
        <Button disabled={isLocked} onClick={onReset}>
          {fitWords.reset}
        </Button>
      )}
    </div>
  );
}
