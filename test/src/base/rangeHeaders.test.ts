import { rangeHeaders } from "../../../src/base";

describe("rangeHeaders", () => {
  it("prints the shares at both ends without digits of no meaning", () => {
    expect(rangeHeaders(0.9)).toEqual(["Low 5%", "High 95%"]);
    expect(rangeHeaders(0.95)).toEqual(["Low 2.5%", "High 97.5%"]);
    expect(rangeHeaders(0.7)).toEqual(["Low 15%", "High 85%"]);
  });
});
