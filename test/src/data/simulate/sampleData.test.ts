import { readFileSync } from "node:fs";
import { join } from "node:path";
import { auditTable, cleanTable, createStandardizer, isoDate, sampleData } from "../../../../src/data";
import { readCsv } from "../../../fakes/readCsv";

const read = (name: string): string => readFileSync(join(__dirname, "../../../../assets/sample", name), "utf8");
const truth = JSON.parse(read("truth.json")) as {
  planted: { "Level shift": { from: string }; "Missing periods": string[] };
  channels: { name: string }[];
};

describe("the sample data in assets", () => {
  it("are what the simulator writes (npm run sample-data)", () => {
    for (const { name, text } of sampleData())
      expect({ name, same: read(name) === text }).toEqual({ name, same: true });
  });

  it("hold a clean history that the audit passes", () => {
    const { findings, dataset } = auditTable(readCsv(read("history.csv")));
    expect(findings.filter(({ severity }) => severity !== "note")).toEqual([]);
    expect(dataset?.channels.map(({ name }) => name)).toEqual(truth.channels.map(({ name }) => name));
    expect([dataset?.dates.length, dataset?.period, dataset?.outcome?.name]).toEqual([104, "week", "Revenue"]);
  });

  it("hold a messy history whose planted faults are found where they are", () => {
    const { findings } = auditTable(readCsv(read("history-messy.csv")));
    const found = (check: string): string => findings.find((finding) => finding.check === check)?.found ?? "";
    expect(found("Missing periods")).toContain(truth.planted["Missing periods"][0]);
    expect(found("Duplicate rows")).not.toBe("");
    expect(found("Text numbers")).not.toBe("");
    expect(found("Level shift")).toContain(isoDateNear(truth.planted["Level shift"].from, found("Level shift")));
  });

  it("hold an export whose messy names all find their standard", () => {
    const { table } = cleanTable(readCsv(read("spend-export-messy.csv")));
    const standardize = createStandardizer(null);
    const names = new Set(table.rows.map((row) => standardize(String(row[1])).standard));
    expect([...names].sort()).toEqual(truth.channels.map(({ name }) => name).sort());
  });
});

/** The date itself, or the week before or after where the text names that: a break is located within one period. */
function isoDateNear(date: string, text: string): string {
  const serial = Date.parse(date) / 86400000 + 25569;
  return [0, -7, 7].map((shift) => isoDate(serial + shift)).find((near) => text.includes(near)) ?? date;
}
