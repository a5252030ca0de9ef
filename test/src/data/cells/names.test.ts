import { nameHint } from "../../../../src/data";

describe("nameHint", () => {
  const channels = ["Paid search", "Paid social", "Email"];

  it("asks for the known name that was likely meant: a slip, another order of size, a part of it", () => {
    expect(nameHint("Emial", channels)).toBe('Did you mean "Email"?');
    expect(nameHint("search", channels)).toBe('Did you mean "Paid search"?');
    expect(nameHint("Maximum", ["Min", "Max"])).toBe('Did you mean "Max"?');
  });

  it("says so where nothing is known", () => {
    expect(nameHint("Email", [])).toBe("There is none");
  });

  it("never names one that looks nothing like it, but tells what there is", () => {
    expect(nameHint("Zeppelin", channels)).toBe("Use one of: Paid search, Paid social, Email");
    const many = Array.from({ length: 12 }, (_, c) => `Channel number ${c}`);
    expect(nameHint("TV", many)).toMatch(/^Use one of: Channel number 0, .*, Channel number 7 and 4 more$/);
  });
});
