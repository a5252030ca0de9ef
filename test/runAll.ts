import { spawn } from "node:child_process";

/**
 * All checks, for `npm test`. Lint, types and build are one thread each and the unit tests leave gaps: side by side they
 * fill the machine. The browser tests need the build, and the machine for themselves.
 */
interface Step {
  readonly name: string;
  readonly isPassed: boolean;
}

/** Runs a script of package.json; its output is shown in one piece when it ends, a passed one's only if it says so. */
function runScript(name: string, showsOutput: boolean): Promise<Step> {
  const start = performance.now();
  const output: Buffer[] = [];
  const child = spawn(`npm run --silent ${name}`, { shell: true, stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.on("data", (piece: Buffer) => output.push(piece));
  child.stderr.on("data", (piece: Buffer) => output.push(piece));
  return new Promise((done) =>
    child.on("close", (code) => {
      const isPassed = code === 0;
      const seconds = ((performance.now() - start) / 1000).toFixed(0);
      if (showsOutput || !isPassed) process.stdout.write(Buffer.concat(output));
      process.stdout.write(`=== ${name}: ${isPassed ? "passed" : "FAILED"} after ${seconds} s\n`);
      done({ name, isPassed });
    }),
  );
}

/** Lint and types cannot spoil each other nor the build: all three are run, whatever the one before said. */
async function runQuietSteps(): Promise<readonly Step[]> {
  return [await runScript("lint", false), await runScript("types", false), await runScript("build", false)];
}

async function runAll(): Promise<void> {
  process.stdout.write("=== unit beside lint, types and build; then browser\n");
  const [quiet, unit] = await Promise.all([runQuietSteps(), runScript("unit", true)]);
  const isBuilt = quiet.every(({ name, isPassed }) => name !== "build" || isPassed);
  const steps = [...quiet, unit, ...(isBuilt ? [await runScript("browser", true)] : [])];
  const failed = steps.filter(({ isPassed }) => !isPassed).map(({ name }) => name);
  if (!isBuilt) failed.push("browser (not run: there is no build)");
  process.stdout.write(failed.length === 0 ? "=== all checks passed\n" : `=== FAILED: ${failed.join(", ")}\n`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

void runAll();
