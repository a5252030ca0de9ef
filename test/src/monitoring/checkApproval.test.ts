import { checkApproval } from "../../../src/monitoring";

const question = { threshold: null, approvals: null };
const statuses = (current: number[], proposed: number[], threshold: number | null = null): unknown[] =>
  checkApproval({
    ...question,
    current: current.map((amount) => [amount]),
    proposed: proposed.map((amount) => [amount]),
    threshold,
  }).rows.map((row) => row[2]);

describe("checkApproval", () => {
  it("lets a move of exactly 20% pass and stops 20.01%, up and down, whatever the amount", () => {
    const amounts = [1, 3, 7.77, 123_456.78, 1e9];
    for (const share of [0.2, -0.2]) {
      expect(
        statuses(
          amounts,
          amounts.map((amount) => amount * (1 + share)),
        ),
      ).toEqual(amounts.map(() => "ok"));
    }
    for (const share of [0.2001, -0.2001]) {
      const moved = amounts.map((amount) => amount * (1 + share));
      expect(statuses(amounts, moved)).toEqual(amounts.map(() => "needs approval"));
    }
  });

  it("takes another threshold", () => {
    expect(statuses([100, 100], [105, 106], 0.05)).toEqual(["ok", "needs approval"]);
  });

  it("asks approval for any spend on a channel that had none, and none where nothing moves", () => {
    const { rows } = checkApproval({ ...question, current: [[0], [0]], proposed: [[5], [0]] });
    expect(rows[0]?.[1]).toMatchObject({ kind: "missing" });
    expect(rows.map((row) => row[2])).toEqual(["needs approval", "ok"]);
    expect(rows[1]?.[1]).toBe(0);
  });

  const approvals = [
    ["Channel", "Amount", "By", "Date"],
    ["search ", 600, "Ana", 45000],
  ];

  it("counts an approval for the very amount, and voids it when the amount changes by a cent", () => {
    const ask = (amount: number) =>
      checkApproval({ ...question, current: [["Search", 400]], proposed: [["Search", amount]], approvals }).rows[0];
    expect(ask(600)).toEqual(["Search", 0.5, "approved", "Ana", 45000]);
    expect(ask(600.01)?.slice(2)).toEqual(["void", "Ana", 45000]);
    expect(ask(480)?.slice(2)).toEqual(["ok", "", ""]);
  });

  it("matches channels by name, in the order of the proposal", () => {
    const current = [
      ["Channel", "Spend", "MQLs"],
      ["A", 100, 1],
      ["B", 200, 1],
    ];
    const { rows } = checkApproval({
      ...question,
      current,
      proposed: [
        ["B", 300],
        ["a", 100],
      ],
    });
    expect(rows.map((row) => [row[0], row[2]])).toEqual([
      ["B", "needs approval"],
      ["a", "ok"],
    ]);
  });

  it("takes the whole spill of a plan, total row included", () => {
    const proposed = [
      ["Channel", "Current", "Plan"],
      ["A", 100, 130],
      ["Total", 100, 130],
    ];
    const { rows } = checkApproval({ ...question, current: proposed, proposed });
    expect(rows).toHaveLength(1);
    expect(rows[0]?.[1]).toBeCloseTo(0.3, 12);
  });
});
