import { Button, Field, Slider, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowResetRegular } from "@fluentui/react-icons";
import { compactMoney, signedPercent, type NumberStyle } from "../../state/formatNumber";
import type { PaneScenario } from "../../state/scenarios";
import { scenarioWords } from "../../text/scenarioWords";

/** A channel of the scenario that is open. */
export interface SliderChannel {
  readonly name: string;
  readonly current: number;
  /** What the scenario's plan gives it; null where it has none. */
  readonly plan: number | null;
}

interface ScenarioSlidersProps {
  readonly scenario: PaneScenario;
  readonly budget: number;
  readonly channels: readonly SliderChannel[];
  readonly style: NumberStyle;
  readonly onChange: (scenario: PaneScenario) => void;
}

const useStyles = makeStyles({
  group: { display: "flex", flexDirection: "column", gap: "4px" },
  line: { display: "flex", alignItems: "end", gap: "4px" },
  field: { flexGrow: 1, minWidth: 0 },
  slider: { minHeight: "32px" },
  hint: { color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
});

const percent = (share: number): number => Math.round(share * 100);

/** Budget and amounts as sliders; a channel that is left alone is planned, one that is moved is set. */
export function ScenarioSliders({ scenario, budget, channels, style, onChange }: ScenarioSlidersProps) {
  const styles = useStyles();
  const change = (name: string, share: number | null): void => {
    const others = Object.entries(scenario.channels).filter(([channel]) => channel !== name);
    const set = share === null ? others : [...others, [name, share] as const];
    onChange({ ...scenario, channels: Object.fromEntries(set) });
  };
  const total = budget * (1 + scenario.budgetChange);
  const budgetText = `${compactMoney(total, style)} (${signedPercent(scenario.budgetChange, style)})`;
  return (
    <div className={styles.group} role="group" aria-label={`${scenarioWords.change}: ${scenario.name}`}>
      <Field label={`${scenarioWords.budget}: ${budgetText}`}>
        <Slider
          className={styles.slider}
          min={-50}
          max={50}
          value={percent(scenario.budgetChange)}
          aria-valuetext={budgetText}
          onChange={(_, { value }) => onChange({ ...scenario, budgetChange: value / 100 })}
        />
      </Field>
      {channels
        .filter(({ current }) => current > 0)
        .map((channel) => (
          <ChannelSlider
            key={channel.name}
            channel={channel}
            share={scenario.channels[channel.name] ?? null}
            style={style}
            onChange={(share) => change(channel.name, share)}
          />
        ))}
    </div>
  );
}

interface ChannelSliderProps {
  readonly channel: SliderChannel;
  readonly share: number | null;
  readonly style: NumberStyle;
  readonly onChange: (share: number | null) => void;
}

function ChannelSlider({ channel, share, style, onChange }: ChannelSliderProps) {
  const styles = useStyles();
  const { name, current, plan } = channel;
  const shown = share ?? (plan === null ? 0 : plan / current - 1);
  const words = `${compactMoney(current * (1 + shown), style)} (${signedPercent(shown, style)})`;
  const text = share === null ? `${words}, ${scenarioWords.planDecides}` : words;
  return (
    <div className={styles.line}>
      <Field className={styles.field} label={{ children: `${name}: ${text}`, size: "small" }}>
        <Slider
          className={styles.slider}
          size="small"
          min={-90}
          max={90}
          value={Math.max(-90, Math.min(90, percent(shown)))}
          aria-valuetext={text}
          onChange={(_, { value }) => onChange(value / 100)}
        />
      </Field>
      {share !== null && (
        <Button
          appearance="subtle"
          icon={<ArrowResetRegular />}
          aria-label={scenarioWords.release(name)}
          onClick={() => onChange(null)}
        />
      )}
    </div>
  );
}
