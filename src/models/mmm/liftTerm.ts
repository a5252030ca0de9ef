import { createResponsePath, type ResponseShape } from "../../media";
import type { LiftTest } from "./history";

/** A channel that has a joint effect with the tested one, as one test sees it. */
export interface LiftPartner {
  /** Strength of the joint effect; set before the term's `forward`. */
  strength: number;
  /** The partner's effects in the test's periods; set before the term's `forward`. */
  readonly effects: Float64Array; // [period of the test]
  /** Derivatives of the log likelihood, after `forward`. */
  readonly byEffects: Float64Array; // [period of the test]
  byStrength: number;
}

/** One lift test's part of a channel's log posterior. */
export interface LiftTerm {
  /** First and last period of the test. */
  readonly from: number;
  readonly to: number;
  /** The channels that it shares joint effects with; whoever knows them puts them in. */
  partners: readonly LiftPartner[];
  /** Log likelihood at the channel's values, its effects being factor · unit effects. */
  forward(values: Float64Array, factor: number): number;
  /** Its derivative by the factor, after `forward`. */
  readonly byFactor: number;
  addShapeGradient(gradient: Float64Array): void;
}

/**
 * A lift test as a normal likelihood on the curve: the effects within the test's periods at the larger of the spend that
 * was run and the changed one, against those at the smaller; carryover from before counts on both sides. What the test
 * measured includes the channel's joint effects with partners that spent as they did:
 *   lift ~ Normal(Σ_t [e₁ − e₀ + Σ_p strength_p · √effect_p · (√e₁ − √e₀)], standard error)
 * A change of −100% compares with no spend; +50% compares the spend with 1.5 times it.
 */
export function createLiftTerm(test: LiftTest, spend: Float64Array, shape: ResponseShape): LiftTerm {
  const start = Math.max(0, test.from - shape.carryover.maxLag);
  const around = spend.slice(start, test.to + 1);
  const first = test.from - start;
  const length = test.to - test.from + 1;
  const changed = around.map((amount, t) => (t >= first ? amount * (1 + test.spendChange) : amount));
  const [more, less] = test.spendChange > 0 ? [changed, around] : [around, changed];
  const paths = [createResponsePath(more, shape), createResponsePath(less, shape)] as const;
  const adjoints = paths.map((path) => new Float64Array(path.length));
  const self = {
    from: test.from,
    to: test.to,
    partners: [] as readonly LiftPartner[],
    byFactor: 0,
    forward(values: Float64Array, factor: number): number {
      let predicted = 0;
      paths.forEach((path, side) => {
        path.forwardWithSlopes(values, 1);
        predicted += (side === 0 ? 1 : -1) * sideSum(path.effect, factor, side);
      });
      const gap = (predicted - test.lift) / test.standardError;
      pullBack(-gap / test.standardError, factor);
      return -0.5 * gap * gap;
    },
    addShapeGradient(gradient: Float64Array): void {
      paths.forEach((path, side) => path.pullBack(adjoints[side]!, gradient, 0));
    },
  };

  /** Own and joint effects at one of the two spends; leaves d(sum)/d(effect_t) in the adjoint of that side. */
  function sideSum(unitEffects: Float64Array, factor: number, side: number): number {
    let sum = 0;
    for (let t = 0; t < length; t++) {
      const effect = factor * unitEffects[first + t]!;
      let weight = 1;
      sum += effect;
      for (const { strength, effects } of self.partners) {
        const joint = strength * Math.sqrt(effect * effects[t]!);
        sum += joint;
        if (effect > 0) weight += (0.5 * joint) / effect; // where the effect is 0 nothing can move it
      }
      adjoints[side]![first + t] = weight;
    }
    return sum;
  }

  /** Derivatives of the log likelihood, given that by the predicted lift. */
  function pullBack(pull: number, factor: number): void {
    for (const partner of self.partners) writePartner(partner, pull, factor);
    self.byFactor = 0;
    paths.forEach(({ effect }, side) => {
      const adjoint = adjoints[side]!;
      const signed = side === 0 ? pull : -pull;
      for (let t = first; t < first + length; t++) {
        self.byFactor += signed * adjoint[t]! * effect[t]!;
        adjoint[t]! *= signed * factor;
      }
    });
  }

  function writePartner(partner: LiftPartner, pull: number, factor: number): void {
    partner.byStrength = 0;
    for (let t = 0; t < length; t++) {
      const above = paths[0].effect[first + t]!;
      const below = paths[1].effect[first + t]!;
      const effect = partner.effects[t]!;
      const root = Math.sqrt(effect) * (Math.sqrt(factor * above) - Math.sqrt(factor * below));
      partner.byStrength += pull * root;
      partner.byEffects[t] = effect > 0 ? (pull * partner.strength * 0.5 * root) / effect : 0;
    }
  }

  return self;
}
