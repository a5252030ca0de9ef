import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CellValue, SheetValues } from "../../src/base";
import { accuracy, carryoverProfile, effectEvidence, type FittedModel } from "../../src/models";
import { columns, fitPeer, type PeerTable, readCsv } from "./fitPeer";
import type { PeerCheck } from "./run";

/** The mix models' public data sets, fitted as a FIT_MODEL cell fits them, against their published truth. */
export const name = "mix models: public data sets with known truth";

export async function run(directory: string): Promise<PeerCheck[]> {
  const mmm = join(directory, "mmm");
  if (!existsSync(mmm)) return [];
  return [...(await pymcExample(mmm)), ...(await fourChannels(mmm)), ...(await robyn(mmm)), ...(await meridian(mmm))];
}

const money: SheetValues = [["Outcome unit", "money"]];

function truthOf<T>(path: string): T {
  return JSON.parse(readFileSync(path, "utf8")) as T;
}

/** Sampler health and accuracy in one line. */
function health({ finished }: FittedModel): string {
  const { diagnostics, train, test, verdict } = finished;
  return (
    `R-hat ${diagnostics.rHat.toFixed(4)}, bulk ESS ${Math.round(diagnostics.essBulk)}, ` +
    `${diagnostics.divergences} divergences, R² ${accuracy(train, "r2").toFixed(3)}, ` +
    `holdout MAPE ${(100 * accuracy(test, "mape")).toFixed(1)}%, ${verdict.status}`
  );
}

function sampled(model: FittedModel, data: string): PeerCheck {
  const passed = model.finished.diagnostics.rHat <= 1.01;
  return { claim: `${data}: R-hat of every parameter at most 1.01`, found: health(model), passed };
}

interface ExampleTruth {
  readonly true_roas_total_contribution_over_spend: Readonly<Record<string, number>>;
}

/** PyMC-Marketing's example: logistic saturation, true ROAS 4967.8 and 2274.9 on its columns. */
async function pymcExample(mmm: string): Promise<PeerCheck[]> {
  const table = readCsv(join(mmm, "pymc-marketing", "mmm_example.csv"));
  const truth = truthOf<ExampleTruth>(join(mmm, "pymc-marketing", "mmm_example_truth.json"));
  const roas = Object.values(truth.true_roas_total_contribution_over_spend);
  const fit = (saturation: string): Promise<FittedModel> =>
    fitPeer({
      ...{ table, dates: "date_week", outcome: columns(table, ["y"]), spend: ["x1", "x2"] },
      ...{ controls: columns(table, ["event_1", "event_2"]), settings: [...money, ["Saturation", saturation]] },
    });
  const [model, misfit] = [await fit("logistic"), await fit("hill")];
  const checks = effectEvidence(model.fit).map(({ name: channel, perMoney }, c): PeerCheck => {
    const error = Math.abs(perMoney.mean / roas[c]! - 1);
    const inside = roas[c]! >= perMoney.low && roas[c]! <= perMoney.high;
    const range = `${perMoney.mean.toFixed(0)} (${perMoney.low.toFixed(0)} to ${perMoney.high.toFixed(0)})`;
    return {
      claim: `mmm_example, logistic: ${channel} true ROAS ${roas[c]!.toFixed(0)} inside the 90% range, off by < 15%`,
      found: `${range}, off by ${(100 * error).toFixed(1)}%`,
      passed: inside && error < 0.15,
    };
  });
  const hill = effectEvidence(misfit.fit).map(({ perMoney }) => perMoney.mean.toFixed(0));
  const reported = {
    claim: "mmm_example, default Hill (reported)",
    found: `${hill.join(", ")}; ${health(misfit)}`,
    passed: true,
  };
  return [sampled(model, "mmm_example"), ...checks, reported];
}

interface FourTruth {
  readonly adstock: { readonly alpha: Readonly<Record<string, number>> };
  readonly true_roas_on_scaled_spend_as_in_y: Readonly<Record<string, number>>;
  readonly published_pymc: { readonly adstock_alpha: readonly number[] };
}

/** Four channels, 159 weeks: retention nearer to the truth than the published fit, ROAS inside its range. */
async function fourChannels(mmm: string): Promise<PeerCheck[]> {
  const table = readCsv(join(mmm, "param-recovery", "national_4ch_159w.csv"));
  const truth = truthOf<FourTruth>(join(mmm, "param-recovery", "national_4ch_159w_truth.json"));
  const model = await fitPeer({
    ...{ table, dates: "date_week", outcome: columns(table, ["y"]), spend: ["x1", "x2", "x3", "x4"] },
    ...{ controls: columns(table, ["c1", "c2", "c3"]), settings: [...money, ["Max lag", 11]] },
  });
  const evidence = effectEvidence(model.fit);
  const trueRoas = Object.values(truth.true_roas_on_scaled_spend_as_in_y);
  const inside = evidence.filter(({ perMoney }, c) => trueRoas[c]! >= perMoney.low && trueRoas[c]! <= perMoney.high);
  const ranges = evidence.map(
    ({ perMoney }) => `${perMoney.mean.toFixed(2)} (${perMoney.low.toFixed(2)}-${perMoney.high.toFixed(2)})`,
  );
  const retention = Object.values(truth.adstock.alpha).map((alpha, c): PeerCheck => {
    const ours = retentionOf(model, c);
    const theirs = truth.published_pymc.adstock_alpha[c]!;
    const nearer = Math.abs(ours - alpha) < Math.abs(theirs - alpha);
    const gated = c < 3;
    return {
      claim: `national_4ch: retention of x${c + 1} (true ${alpha}) nearer than the published fit${gated ? "" : " (reported)"}`,
      found: `${ours.toFixed(3)} against ${theirs}`,
      passed: nearer || !gated,
    };
  });
  const roas: PeerCheck = {
    claim: `national_4ch: true ROAS ${trueRoas.map((value) => value.toFixed(2)).join(", ")} inside the 90% range on 3 of 4`,
    found: `${inside.length} of 4: ${ranges.join(", ")}`,
    passed: inside.length >= 3,
  };
  return [sampled(model, "national_4ch"), ...retention, roas];
}

/** Posterior mean retention from the first two carryover weights. */
function retentionOf(model: FittedModel, c: number): number {
  const { shares } = carryoverProfile(model.fit, c);
  return shares[1]!.reduce((sum, share, d) => sum + share / shares[0]![d]!, 0) / model.nDraws;
}

/** Robyn's simulated weekly data: fits well, and ROI hardly depends on the seed. */
async function robyn(mmm: string): Promise<PeerCheck[]> {
  const table = readCsv(join(mmm, "robyn", "dt_simulated_weekly.csv"));
  const spend = ["tv_S", "ooh_S", "print_S", "facebook_S", "search_S"];
  const fit = (seed: number): Promise<FittedModel> =>
    fitPeer({
      ...{ table, dates: "DATE", outcome: columns(table, ["revenue"]), spend, controls: robynControls(table) },
      settings: [["Seed", seed]],
    });
  const models: FittedModel[] = [];
  for (let seed = 1; seed <= 10; seed++) models.push(await fit(seed));
  const means = models.map((model) => effectEvidence(model.fit).map(({ perMoney }) => perMoney));
  const worst = spend.map((_, c) => {
    const values = means.map((one) => one[c]!.mean);
    const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
    return Math.max(...values.map((value) => Math.abs(value - centre) / centre));
  });
  const stable: PeerCheck = {
    claim: "Robyn weekly: ROI over 10 seeds within 10% of their mean",
    found: spend
      .map((channel, c) => `${channel} ${means[0]![c]!.mean.toFixed(2)} ±${(100 * worst[c]!).toFixed(1)}%`)
      .join(", "),
    passed: Math.max(...worst) < 0.1,
  };
  return [sampled(models[0]!, "Robyn weekly"), stable];
}

function robynControls(table: PeerTable): SheetValues {
  const events = table.header.indexOf("events");
  const kinds = [...new Set(table.rows.map((row) => row[events]))].filter((kind) => kind !== "na");
  const plain = columns(table, ["competitor_sales_B", "newsletter"]);
  return plain.map((row, r): CellValue[] => [
    ...row,
    ...kinds.map((kind): CellValue => (r === 0 ? String(kind) : table.rows[r - 1]![events] === kind ? 1 : 0)),
  ]);
}

/** Meridian's national data: revenue = conversions · revenue per conversion. */
async function meridian(mmm: string): Promise<PeerCheck[]> {
  const table = readCsv(join(mmm, "meridian", "national_all_channels.csv"));
  const [conversions, value] = ["conversions", "revenue_per_conversion"].map((header) => table.header.indexOf(header));
  const revenue: SheetValues = [
    ["Revenue"],
    ...table.rows.map((row) => [Number(row[conversions!]) * Number(row[value!])]),
  ];
  const model = await fitPeer({
    ...{ table, dates: "time", outcome: revenue, settings: [] },
    spend: [0, 1, 2, 3, 4].map((c) => `Channel${c}_spend`),
    controls: columns(table, [
      "competitor_sales_control",
      "sentiment_score_control",
      "Promo",
      "Organic_channel0_impression",
    ]),
  });
  const roi = effectEvidence(model.fit).map(({ perMoney }) => perMoney.mean.toFixed(2));
  return [
    sampled(model, "Meridian national"),
    { claim: "Meridian national: ROI (reported)", found: roi.join(", "), passed: true },
  ];
}
