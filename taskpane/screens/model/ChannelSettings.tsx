import { useState } from "react";
import { Field, Input, Select, makeStyles, tokens } from "@fluentui/react-components";
import { NumbersList } from "../../components/NumbersList";
import { SettingField } from "../../components/SettingField";
import { figure } from "../../state/formatNumber";
import type { FitPreview } from "../../state/fitReader";
import { useDraft } from "../../state/useDraft";
import { useFit, useNumberStyle, useServices } from "../../state/WorkspaceContext";
import { fitCheckWords } from "../../text/fitCheckWords";
import { channelSettings, choiceText } from "../../text/fitSettingWords";

const useStyles = makeStyles({
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface ChannelSettingsProps {
  readonly preview: FitPreview;
  readonly isLocked: boolean;
}

/** What is assumed of every channel as a table, and the fields of one channel to change it. */
export function ChannelSettings({ preview, isLocked }: ChannelSettingsProps) {
  const styles = useStyles();
  const style = useNumberStyle();
  const { fit } = useServices();
  const { settings, groups } = useFit();
  const [chosen, setChosen] = useState("");
  const { channels } = preview;
  const name = (channels.find((channel) => channel.name === chosen) ?? channels[0])?.name ?? "";
  const label = (value: number): string => figure(Number(value.toPrecision(2)), style);
  const rows = channels.map(({ name: channel, prior, adstock, saturation, isSaturatedFirst }) => [
    channel,
    `${choiceText(prior.kind)} ${label(prior.median)} (${label(prior.low)}–${label(prior.high)})`,
    choiceText(adstock),
    isSaturatedFirst ? fitCheckWords.saturatedFirst(choiceText(saturation)) : choiceText(saturation),
  ]);
  return (
    <>
      <p className={styles.hint}>{fitCheckWords.channelsHint}</p>
      <NumbersList label={fitCheckWords.channels} header={fitCheckWords.header} rows={rows} />
      <Field label={fitCheckWords.channel}>
        <Select value={name} onChange={(_, { value }) => setChosen(value)}>
          {channels.map((channel) => (
            <option key={channel.name}>{channel.name}</option>
          ))}
        </Select>
      </Field>
      {channelSettings.map((setting) => (
        <SettingField
          key={`${name} ${setting.name}`}
          setting={{ ...setting, usual: settingOf(settings, setting.name) ?? setting.usual }}
          value={settings[`${name} ${setting.name}`] ?? null}
          isLocked={isLocked}
          onChange={(value) => void fit.setSetting(`${name} ${setting.name}`, value)}
        />
      ))}
      <GroupField
        key={name}
        group={groups[name] ?? ""}
        isLocked={isLocked}
        onChange={(group) => void fit.setGroup(name, group)}
      />
    </>
  );
}

/** What holds for all channels and so is a channel's own default. */
function settingOf(settings: Readonly<Record<string, string | number>>, name: string): string | undefined {
  const value = settings[name];
  return value === undefined ? undefined : String(value);
}

interface GroupFieldProps {
  readonly group: string;
  readonly isLocked: boolean;
  readonly onChange: (group: string) => void;
}

function GroupField({ group, isLocked, onChange }: GroupFieldProps) {
  const draft = useDraft({ value: group, format: (text) => text, parse: (text) => text.trim(), commit: onChange });
  return (
    <Field label={fitCheckWords.group} hint={fitCheckWords.groupHint}>
      <Input
        disabled={isLocked}
        value={draft.text}
        onChange={(_, { value }) => draft.change(value)}
        onBlur={draft.finish}
      />
    </Field>
  );
}
