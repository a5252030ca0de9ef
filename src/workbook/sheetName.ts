/** Excel's longest sheet name. */
const longest = 31;

/** A name that Excel takes: without : \ / ? * [ ], no apostrophe at an end, 1 to 31 characters, not "History". */
export function validSheetName(wanted: string): string {
  const clean = wanted
    .replace(/[:\\/?*[\]]/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^['\s]+|['\s]+$/g, "")
    .slice(0, longest)
    .trim();
  return clean === "" || clean.toLowerCase() === "history" ? "Marginal" : clean;
}

/** The wanted name, or the first of "name 2", "name 3", … that no sheet has yet (case does not count). */
export function freeSheetName(wanted: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const base = validSheetName(wanted);
  if (!used.has(base.toLowerCase())) return base;
  for (let number = 2; ; number++) {
    const suffix = ` ${number}`;
    const name = base.slice(0, longest - suffix.length).trimEnd() + suffix;
    if (!used.has(name.toLowerCase())) return name;
  }
}
