import { readPlan } from "../../../src/optimize";
import { createWorkedModel, workedExample } from "../../fakes/curveModel";

const model = createWorkedModel({ kind: "power", exponent: 0.5 });
const amounts = workedExample.map(({ spend }) => spend);
const named = workedExample.map(({ name, spend }) => [name, spend] as const);

describe("a plan argument", () => {
  it("may be a column, a column with a header, a row, or named rows in any order", () => {
    const forms = [
      amounts.map((amount) => [amount]),
      [["Plan"], ...amounts.map((amount) => [amount])],
      [amounts],
      [...named].reverse(),
      [["Where", "How much"], ...named, ["Total", 2_000_000]],
    ];
    for (const form of forms) expect([...readPlan(form, model)]).toEqual(amounts);
  });

  it("may be OPTIMIZE_BUDGET's spill, with its header or without", () => {
    const rows = workedExample.map(({ name, spend }) => [name, 1, spend, 0, 0, 0, 0, 0, 0, "", "same"]);
    const header = ["Channel", "Current", "Plan", "Change", "Change %", "Outcome", "Low 5%", "High 95%"];
    const full = [...header, "Marginal", "Binding", "Robust"];
    expect([...readPlan([full, ...rows], model)]).toEqual(amounts);
    expect([...readPlan(rows, model)]).toEqual(amounts);
  });

  it.each([
    ["too few amounts", [[1], [2]], /plan: 2 amounts for 6 channels/],
    [
      "an unknown channel",
      [...named.slice(1), ["Paid serch", 1]],
      /no channel "Paid serch". Did you mean "Paid search"/,
    ],
    ["a missing channel", named.slice(1), /plan: no amount for Paid search/],
    ["a doubled channel", [...named, ["Email", 1]], /Email stands there twice/],
    [
      "text for an amount",
      [...named.slice(1), ["Paid search", "lots"]],
      /plan row 6 \(Paid search\): "lots" is not an amount/,
    ],
    ["an amount below 0", [...named.slice(1), ["Paid search", -1]], /-1 is below 0/],
    [
      "an error cell",
      [...named.slice(1), ["Paid search", { kind: "error" as const, error: "#REF!" }]],
      /the amount is #REF!/,
    ],
  ])("%s is refused in words", (_, form, words) => {
    expect(() => readPlan(form, model)).toThrow(words);
  });
});
