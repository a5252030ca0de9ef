import { counted } from "../../../src/base";

describe("counted", () => {
  it("gives one its singular, all else its plural", () => {
    expect([0, 1, 2].map((n) => counted(n, "week"))).toEqual(["0 weeks", "1 week", "2 weeks"]);
  });
});
