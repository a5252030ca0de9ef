import { log } from "../../numerics";
import { unreachable } from "../../base";
import type { ChannelPrior } from "./spec";

/** What a channel's prior needs of the data. */
export interface EffectScale {
  /** Mean effect per period (in outcome sds) of an ROI or outcome per money of 1: Σ spend / (periods · outcome sd). */
  readonly perRoi: number;
  /** The same of a share of the outcome of 1: |outcome mean| / outcome sd. */
  readonly perShare: number;
}

/** Log prior density of a mean effect, with its derivatives. Fields, so that nothing is allocated. */
export interface EffectPrior {
  /** Effect to start from. */
  readonly start: number;
  /** Whether the prior needs the curve's elasticity (mROI). */
  readonly needsElasticity: boolean;
  logDensity: number;
  byEffect: number;
  /** By the mean unit effect F (coefficient prior). */
  byUnitMean: number;
  /** By the log of the elasticity at the spends observed (mROI prior). */
  byLogElasticity: number;
  set(effect: number, unitMean: number, elasticity: number): void;
}

/**
 * The prior on a channel's effect as a density of its mean effect per period.
 *   roi, share, contribution: LogNormal on effect / k
 *   mroi: LogNormal on effect · elasticity / k (mROI = ROI · elasticity of the response at the spends observed)
 *   coefficient: HalfNormal on effect / F, the ceiling of the curve
 */
export function createEffectPrior(prior: ChannelPrior, scale: EffectScale): EffectPrior {
  if (prior.kind === "coefficient") return coefficientPrior(prior.median);
  const unit = unitOf(prior, scale);
  const centre = log(prior.median * unit);
  const precision = 1 / (prior.logSd * prior.logSd);
  const needsElasticity = prior.kind === "mroi";
  const self: EffectPrior = {
    start: prior.median * unit,
    needsElasticity,
    ...{ logDensity: 0, byEffect: 0, byUnitMean: 0, byLogElasticity: 0 },
    set(effect, _unitMean, elasticity) {
      const logEffect = log(effect);
      const gap = logEffect - centre + (needsElasticity ? log(elasticity) : 0);
      self.logDensity = -0.5 * gap * gap * precision - logEffect;
      self.byEffect = (-gap * precision - 1) / effect;
      self.byLogElasticity = needsElasticity ? -gap * precision : 0;
    },
  };
  return self;
}

function unitOf(prior: ChannelPrior, scale: EffectScale): number {
  switch (prior.kind) {
    case "roi":
    case "mroi":
    case "share":
      return scale.perRoi;
    case "contribution":
      return scale.perShare;
    case "coefficient":
      return 1;
    default:
      return unreachable(prior.kind);
  }
}

function coefficientPrior(sd: number): EffectPrior {
  const self: EffectPrior = {
    start: 0.3 * sd,
    needsElasticity: false,
    ...{ logDensity: 0, byEffect: 0, byUnitMean: 0, byLogElasticity: 0 },
    set(effect, unitMean) {
      const coefficient = effect / unitMean;
      const pull = coefficient / (sd * sd);
      self.logDensity = -0.5 * coefficient * pull - log(unitMean);
      self.byEffect = -pull / unitMean;
      self.byUnitMean = (pull * coefficient - 1) / unitMean;
    },
  };
  return self;
}
