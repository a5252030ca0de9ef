import { correctedMapping, headerChanges, isCorrected, withCorrection } from "../../../taskpane/state/columnRoles";
import type { TableMapping } from "../../../taskpane/state/tableReader";

const mapping: TableMapping = {
  shape: "wide",
  source: "",
  roles: [
    { column: 0, header: "Week", role: "date", channel: "" },
    { column: 1, header: "Revenue", role: "outcome", channel: "" },
    { column: 2, header: "Orders", role: "exposure", channel: "" },
    { column: 3, header: "Partners ", role: "control", channel: "" },
  ],
};
const rolesOf = (corrections: Parameters<typeof correctedMapping>[1]) =>
  correctedMapping(mapping, corrections).roles.map(({ role }) => role);

describe("roles that the user corrected", () => {
  it("take a single role from the column that had it", () => {
    expect(rolesOf(withCorrection({}, mapping, "Orders", "outcome"))).toEqual(["date", "label", "outcome", "control"]);
  });

  it("name the channel of a column that becomes spend by its header", () => {
    const [, , , partners] = correctedMapping(mapping, withCorrection({}, mapping, "Partners", "spend")).roles;
    expect(partners).toMatchObject({ role: "spend", channel: "Partners" });
  });

  it("follow the header to another column and ignore headers that are not there", () => {
    const corrections = withCorrection({}, mapping, "Orders", "control");
    const moved = { ...mapping, roles: mapping.roles.map((role, i) => ({ ...role, column: 3 - i })) };
    expect(correctedMapping(moved, corrections).roles.find(({ header }) => header === "Orders")?.role).toBe("control");
    expect(isCorrected(mapping, { elsewhere: "date" })).toBe(false);
  });
});

describe("changed headers", () => {
  it("are named, without regard to case and stray spaces", () => {
    const changes = headerChanges(["Week", "TV", "Radio"], ["week ", "Television", "Radio"]);
    expect(changes).toEqual({ gone: ["TV"], fresh: ["Television"] });
    expect(headerChanges([], ["Week"])).toEqual({ gone: [], fresh: [] });
  });
});
