import { invalid } from "../../base";

/** The namespace of our XML parts; the number is the version of their form. */
export const documentNamespace = "urn:marginal:document:1";
/** Longest content of one XML part: 250 KB, well under what every host takes in one request. */
const pieceLength = 250 * 1024 - 300;

/**
 * A text as XML parts of at most 250 KB: its UTF-8 bytes in base64 (so that no character troubles XML), cut in pieces,
 * each with its number, their count, and the checksum of the whole.
 */
export function toPieces(key: string, text: string): readonly string[] {
  const encoded = toBase64(new TextEncoder().encode(text));
  const sum = checksum(encoded);
  const count = Math.max(1, Math.ceil(encoded.length / pieceLength));
  const head = `xmlns="${documentNamespace}" key="${escapeXml(key)}" count="${count}" checksum="${sum}"`;
  return Array.from({ length: count }, (_, index) => {
    const content = encoded.slice(index * pieceLength, (index + 1) * pieceLength);
    return `<piece ${head} index="${index}">${content}</piece>`;
  });
}

/** Joins the pieces of a text again, in any order. Missing or damaged pieces: EngineError `invalid` with the mend. */
export function fromPieces(key: string, pieces: readonly string[]): string {
  const read = pieces.map(readPiece).sort((a, b) => a.index - b.index);
  const encoded = read.map(({ content }) => content).join("");
  const first = read[0];
  const isWhole = first !== undefined && first.count === read.length && checksum(encoded) === first.checksum;
  if (!isWhole) invalid(`The stored model ${key} is damaged in this file: fit it again, or open an older copy.`);
  return new TextDecoder().decode(fromBase64(encoded));
}

function readPiece(xml: string): { index: number; count: number; checksum: string; content: string } {
  const attribute = (name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(xml)?.[1] ?? "";
  const content = /<piece\b[^>]*>([^<]*)<\/piece>/.exec(xml)?.[1] ?? "";
  return {
    index: Number(attribute("index")),
    count: Number(attribute("count")),
    checksum: attribute("checksum"),
    content: content.replace(/\s/g, ""),
  };
}

function escapeXml(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? "");
}

/** FNV-1a, 32 bits, in hexadecimal: tells damage by chance, not by intent. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

function toBase64(bytes: Uint8Array): string {
  const chunks: string[] = [];
  for (let from = 0; from < bytes.length; from += 0x8000) {
    chunks.push(String.fromCharCode(...bytes.subarray(from, from + 0x8000)));
  }
  return btoa(chunks.join(""));
}

function fromBase64(text: string): Uint8Array {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at);
  return bytes;
}
