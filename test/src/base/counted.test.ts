import { counted, singular } from "../../../src/base";

describe("counted", () => {
  it("gives one its singular, all else its plural", () => {
    expect([0, 1, 2].map((n) => counted(n, "week"))).toEqual(["0 weeks", "1 week", "2 weeks"]);
  });
});

describe("singular", () => {
  it("names one of what is counted", () => {
    expect(["MQLs", "Inquiries", "Sales", "Demo requests", "Business", "Leads"].map(singular)).toEqual([
      ...["MQL", "Inquiry", "Sale", "Demo request", "Business", "Lead"],
    ]);
  });
});
