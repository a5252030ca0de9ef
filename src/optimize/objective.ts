import { invalid, unavailable } from "../base";
import type { ChannelInfo, ResponseModel } from "../models";

/** What a plan maximises. */
export const objectiveKinds = ["outcome", "value", "profit", "clv", "pipeline"] as const;
export type ObjectiveKind = (typeof objectiveKinds)[number];

/**
 * An objective as numbers: Σ_c worth_c × outcome_c(spend) − spendCost × Σ spend.
 *   outcome   worth 1
 *   value     money per outcome
 *   profit    value × margin, and every unit of money spent costs 1
 *   clv       customer lifetime value per outcome
 *   pipeline  rate × value: sales that the outcomes become (a count where no value is known)
 */
export interface Objective {
  readonly kind: ObjectiveKind;
  readonly worth: Float64Array; // [channel], objective per outcome
  readonly spendCost: 0 | 1;
  /** What the objective took for granted, in words: "no Margin for Email: all of the value counts as margin". */
  readonly assumptions: readonly string[];
}

/** Reads the objective's name; blank means outcome. */
export function parseObjective(text: string | null): ObjectiveKind {
  const name = (text ?? "").trim().toLowerCase();
  const known = objectiveKinds.find((kind) => kind === (name || "outcome"));
  return known ?? invalid(`objective is "${text}". Use one of: ${objectiveKinds.join(", ")}`);
}

/** Weighs the channels for an objective; `unavailable` where the model lacks what the objective needs. */
export function createObjective(model: ResponseModel, kind: ObjectiveKind): Objective {
  const assumptions: string[] = [];
  const worth = Float64Array.from(model.channels, (channel) => worthOf(model, channel, kind, assumptions));
  return { kind, worth, spendCost: kind === "profit" ? 1 : 0, assumptions };
}

function worthOf(model: ResponseModel, channel: ChannelInfo, kind: ObjectiveKind, assumptions: string[]): number {
  if (channel.noCurve) return 0;
  const need = (amount: number, column: string): number =>
    Number.isNaN(amount)
      ? unavailable(`objective ${kind}: ${channel.name} has no ${column}. Add a ${column} column to the model's table`)
      : amount;
  switch (kind) {
    case "outcome":
      return 1;
    case "value":
      return need(channel.value, "Value");
    case "profit":
      if (Number.isNaN(channel.margin)) assumptions.push(`no Margin for ${channel.name}: all of its value counts`);
      return need(channel.value, "Value") * (Number.isNaN(channel.margin) ? 1 : channel.margin);
    case "clv":
      return need(channel.clv, "CLV");
    case "pipeline": {
      const isCounted = model.channels.every(({ value, noCurve }) => noCurve !== "" || Number.isNaN(value));
      return need(channel.rate, "Rate") * (isCounted ? 1 : need(channel.value, "Value"));
    }
  }
}
