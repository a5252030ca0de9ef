/** A count with its noun, as a sentence needs it: "1 week", "3 weeks". For nouns with a plain plural. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
