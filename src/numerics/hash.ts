/**
 * A 53-bit content hash of a text: two 32-bit multiply-and-xor lanes over its UTF-16 code units, mixed at the end
 * (the finaliser of MurmurHash3, Appleby 2011). Not for secrets; equal texts give equal numbers in every engine.
 */
export function hashText(text: string): { readonly high: number; readonly low: number } {
  let high = 0x6c62272e;
  let low = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x9e3779b1);
    low = Math.imul(low ^ unit, 0x01000193);
  }
  return { high: finalise(high ^ (low >>> 13)), low: finalise(low ^ (high >>> 17)) };
}

function finalise(value: number): number {
  let x = value;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** Eight hexadecimal digits of the content hash of a text: the part of a model key after its colon. */
export function hashKey(text: string): string {
  const { high, low } = hashText(text);
  return ((high ^ Math.imul(low, 0x9e3779b1)) >>> 0).toString(16).padStart(8, "0");
}

/**
 * JSON with the keys of every object sorted and numbers that JSON lacks written as words, so that equal content gives
 * equal text whatever order it was built in.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === "number" && !Number.isFinite(part)) return `${part}`;
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });
}
