import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Check } from "./check";

/** A slow study: a file beside this one that exports `name` and `run`. */
interface Study {
  readonly name: string;
  run(): readonly Check[] | Promise<readonly Check[]>;
}

/** `npm run recovery`: every study of this folder (or those whose name holds the argument); fails on a missed gate. */
async function main(): Promise<void> {
  const only = process.argv[2] ?? "";
  const files = readdirSync(__dirname).filter((file) => /\.ts$/.test(file) && !["run.ts", "check.ts"].includes(file));
  const checks: Check[] = [];
  for (const file of files) {
    if (!/export const name\b/.test(readFileSync(join(__dirname, file), "utf8"))) continue;
    const study = (await import(join(__dirname, file))) as Partial<Study>;
    if (!study.name || !study.run || !study.name.includes(only)) continue;
    console.log(`\n${study.name}`);
    for (const check of await study.run()) {
      console.log(`  ${check.passed ? "passed" : "FAILED"}  ${check.claim}: ${check.found}`);
      checks.push(check);
    }
  }
  const failed = checks.filter(({ passed }) => !passed).length;
  console.log(`\n${checks.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || checks.length === 0 ? 1 : 0;
}

void main();
