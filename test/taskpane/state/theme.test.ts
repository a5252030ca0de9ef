import { chooseLook } from "../../../taskpane/state/theme";

const nothing = () => false;
const prefers = (wanted: string) => (query: string) => query.includes(wanted);

describe("the look", () => {
  it("follows forced colours before everything", () =>
    expect(chooseLook({ isDarkTheme: false }, prefers("forced-colors"))).toBe("highContrast"));
  it("believes the host's own word", () =>
    expect(chooseLook({ isDarkTheme: false, bodyBackgroundColor: "#000000" }, prefers("dark"))).toBe("light"));
  it("else looks at the host's background", () => {
    expect(chooseLook({ bodyBackgroundColor: "#1f1f1f" }, nothing)).toBe("dark");
    expect(chooseLook({ bodyBackgroundColor: "#F3F2F1" }, prefers("dark"))).toBe("light");
  });
  it("else does what the system prefers (Excel on the web says nothing)", () => {
    expect(chooseLook(undefined, prefers("dark"))).toBe("dark");
    expect(chooseLook({}, nothing)).toBe("light");
  });
});
