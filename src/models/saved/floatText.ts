const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** 32-bit floats as base64 of their little-endian bytes. Our own, since a bare realm has no btoa. */
export function encodeFloats(values: Float32Array): string {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => view.setFloat32(4 * i, value, true));
  const pieces: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const triple = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const digits = [18, 12, 6, 0].map((shift) => ALPHABET[(triple >> shift) & 63]!);
    pieces.push(digits.slice(0, left >= 3 ? 4 : left + 1).join("") + "=".repeat(left >= 3 ? 0 : 3 - left));
  }
  return pieces.join("");
}

/** The floats of `encodeFloats`. */
export function decodeFloats(text: string): Float32Array {
  const codes = new Uint8Array(128);
  for (let i = 0; i < ALPHABET.length; i++) codes[ALPHABET.charCodeAt(i)] = i;
  const end = text.indexOf("=") < 0 ? text.length : text.indexOf("=");
  const bytes = new Uint8Array(Math.floor((end * 3) / 4));
  for (let i = 0, at = 0; i < end; i += 4) {
    let triple = 0;
    for (let k = 0; k < 4; k++) triple = (triple << 6) | (i + k < end ? codes[text.charCodeAt(i + k)]! : 0);
    for (let k = 16; k >= 0 && at < bytes.length; k -= 8) bytes[at++] = (triple >> k) & 255;
  }
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length >> 2 }, (_, i) => view.getFloat32(4 * i, true));
}
