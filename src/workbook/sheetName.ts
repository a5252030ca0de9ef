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

/** The wanted name as Excel takes it, then "name 2", "name 3" and so on. */
export function* sheetNames(wanted: string): Generator<string> {
  const base = validSheetName(wanted);
  yield base;
  for (let number = 2; ; number++) {
    const suffix = ` ${number}`;
    yield base.slice(0, longest - suffix.length).trimEnd() + suffix;
  }
}
