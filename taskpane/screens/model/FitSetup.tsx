import { Disclosure } from "../../components/Disclosure";
import { FitSettingsForm } from "../../components/FitSettingsForm";
import type { UnderstoodTable } from "../../state/dataStore";
import { useFit, useServices } from "../../state/WorkspaceContext";
import { fitCheckWords } from "../../text/fitCheckWords";
import { fitWords } from "../../text/fitWords";
import { ChannelSettings } from "./ChannelSettings";
import { CompareSettings } from "./CompareSettings";
import { LiftTestsSection } from "./LiftTestsSection";

/** Everything that may be decided before a fit, folded: settings, channel by channel, lift tests, a comparison. */
export function FitSetup({ table }: { readonly table: UnderstoodTable | null }) {
  const { fit } = useServices();
  const { settings, preview, tests, run } = useFit();
  const isLocked = run !== null;
  const channels = preview.last?.channels.map(({ name }) => name) ?? channelsOf(table);
  return (
    <>
      <Disclosure title={fitWords.settings} hint={fitWords.settingsHint(Object.keys(settings).length)}>
        <FitSettingsForm
          settings={settings}
          isLocked={isLocked}
          onChange={(name, value) => void fit.setSetting(name, value)}
          onReset={() => void fit.resetSettings()}
        />
      </Disclosure>
      {preview.last && (
        <Disclosure title={fitCheckWords.channels}>
          <ChannelSettings preview={preview.last} isLocked={isLocked} />
        </Disclosure>
      )}
      {(channels.length > 0 || tests) && <LiftTestsSection channels={channels} />}
      {table && preview.last && (
        <Disclosure title={fitCheckWords.compare}>
          <CompareSettings table={table} />
        </Disclosure>
      )}
    </>
  );
}

function channelsOf(table: UnderstoodTable | null): readonly string[] {
  const roles = table?.facts.mapping.roles ?? [];
  return roles.filter(({ role }) => role === "spend").map(({ header }) => header);
}
