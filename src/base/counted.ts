/** A count with its noun, as a sentence needs it: "1 week", "3 weeks". For nouns with a plain plural. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** One of what a column counts: "MQLs" is "MQL", "Inquiries" is "Inquiry", "Sales" is "Sale"; other words stay. */
export function singular(name: string): string {
  if (/[^aeiou]ies$/.test(name)) return name.replace(/ies$/, "y");
  return /[^s]s$/.test(name) ? name.slice(0, -1) : name;
}
