import { approvalLines, planGate, type GateQuestion } from "../../../src/monitoring";

const lines = (proposed: readonly number[], approvals: (string | number)[][] = []) =>
  approvalLines({
    current: [
      ["Search", 100],
      ["Social", 300],
    ],
    proposed: [
      ["Search", proposed[0]!],
      ["Social", proposed[1]!],
    ],
    threshold: null,
    approvals: [["Channel", "Amount", "By", "Date", "Note", "Decision"], ...approvals],
  });
const ask = (change: Partial<GateQuestion>) =>
  planGate({
    stage: "suggest",
    guardrails: { largestMove: null, turnover: null },
    approvals: lines([110, 290]),
    modelFailures: [],
    override: null,
    ...change,
  });

describe("approvals", () => {
  it("go from needed by request to given or refused, each for its very amount", () => {
    const state = (rows: (string | number)[][], amount = 150) => lines([amount, 250], rows)[0]?.state;
    const row = (decision: string, amount = 150) => ["Search", amount, "Ana", 45_000, "too early", decision];
    expect(state([])).toBe("needs approval");
    expect(state([row("requested")])).toBe("requested");
    expect(state([row("requested"), row("approved")])).toBe("approved");
    expect(state([row("")])).toBe("approved");
    expect(state([row("approved"), row("rejected")])).toBe("rejected");
    expect(state([row("approved")], 151)).toBe("void");
    expect(state([row("rejected")], 151)).toBe("needs approval");
  });

  it("are refused by nobody, and with words that are none", () => {
    expect(() => lines([150, 250], [["Search", 150, "", 45_000, "", ""]])).toThrow(/row 2 \(Search\): By is blank/);
    expect(() => lines([150, 250], [["Search", 150, "A", 45_000, "", "maybe"]])).toThrow(
      /requested, approved, rejected/,
    );
  });
});

describe("the gate", () => {
  it("is open for small moves and a sound model, shut for a large one until it is approved", () => {
    expect(ask({})).toMatchObject({ isOpen: true, blocks: [], isOverridden: false });
    const large = ask({ approvals: lines([150, 250]) });
    expect(large.isOpen).toBe(false);
    expect(large.blocks.map(({ what }) => what)).toEqual(["Search (+50%) needs approval"]);
    expect(ask({ approvals: lines([150, 250], [["Search", 150, "Ana", 1, "", ""]]) }).isOpen).toBe(true);
  });

  it("says who refused and why", () => {
    const refused = lines([150, 250], [["Search", 150, "Ana", 1, "too early", "rejected"]]);
    expect(ask({ approvals: refused }).blocks[0]?.what).toBe("Search (+50%) was rejected by Ana (too early)");
  });

  it("is shut by a failed model, opened by a name with a reason, never without one", () => {
    const modelFailures = ["R-hat of x is 1.2"];
    expect(ask({ modelFailures })).toMatchObject({
      isOpen: false,
      blocks: [{ kind: "model", what: "R-hat of x is 1.2" }],
    });
    expect(ask({ modelFailures, override: { who: "Ana", reason: "board decision" } })).toMatchObject({
      isOpen: true,
      isOverridden: true,
    });
    for (const override of [
      { who: "", reason: "x" },
      { who: "Ana", reason: " " },
    ])
      expect(ask({ modelFailures, override })).toMatchObject({ isOpen: false, blocks: [{ kind: "override" }] });
  });

  it("keeps the guardrails exactly, and no override opens them", () => {
    const guarded = (largestMove: number | null, turnover: number | null, proposed = [110, 290]) =>
      ask({ guardrails: { largestMove, turnover }, approvals: lines(proposed), override: { who: "A", reason: "b" } });
    expect(guarded(0.1, null).isOpen).toBe(true);
    expect(guarded(0.0999, null).blocks[0]?.what).toMatch(/Search moves 10%/);
    expect(guarded(null, 0.025).isOpen).toBe(true);
    expect(guarded(null, 0.0249).blocks[0]?.what).toMatch(/2.5% of the money/);
  });

  it("lets only the last stage fill the plan range, and only without an override", () => {
    expect(ask({}).mayFill).toBe(false);
    expect(ask({ stage: "suggest within limits" }).mayFill).toBe(false);
    const stage = "fill the plan range";
    expect(ask({ stage }).mayFill).toBe(true);
    expect(ask({ stage, approvals: lines([150, 250]) }).mayFill).toBe(false);
    expect(ask({ stage, modelFailures: ["x"], override: { who: "A", reason: "b" } }).mayFill).toBe(false);
  });
});
