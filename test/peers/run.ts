import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

/** One comparison with a peer's data set or printed result. */
export interface PeerCheck {
  readonly claim: string;
  readonly found: string;
  readonly passed: boolean;
}

/** A comparison: a file `*.peer.ts` beside this one. `directory` holds the peers' data. */
interface PeerStudy {
  readonly name: string;
  run(directory: string): readonly PeerCheck[] | Promise<readonly PeerCheck[]>;
}

/** `npm run peers -- DIR`: every peer study on the data in DIR; fails on a missed gate. */
async function main(): Promise<void> {
  const directory = resolve(process.argv[2] ?? "");
  if (!process.argv[2] || !existsSync(directory)) {
    console.error("Say where the peers' data are: npm run peers -- DIR");
    process.exitCode = 2;
    return;
  }
  const checks: PeerCheck[] = [];
  for (const file of readdirSync(__dirname).filter((name) => name.endsWith(".peer.ts"))) {
    const study = (await import(join(__dirname, file))) as PeerStudy;
    console.log(`\n${study.name}`);
    for (const check of await study.run(directory)) {
      console.log(`  ${check.passed ? "passed" : "FAILED"}  ${check.claim}: ${check.found}`);
      checks.push(check);
    }
  }
  const failed = checks.filter(({ passed }) => !passed).length;
  console.log(`\n${checks.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

void main();
