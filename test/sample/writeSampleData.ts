import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { sampleData } from "../../src/data";

/** `npm run sample-data`: writes the simulator's files to assets/sample. */
const folder = resolve(__dirname, "../../assets/sample");
mkdirSync(folder, { recursive: true });
for (const { name, text } of sampleData()) {
  writeFileSync(join(folder, name), text);
  console.log(`${name}: ${text.split("\n").length - 1} lines`);
}
