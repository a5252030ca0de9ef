import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** The kernel's sources (src/kernel/assembly) as WebAssembly, in hexadecimal digits; the compiler's version is fixed, and so are the bytes. */
export function compileKernel(): string {
  const root = resolve(__dirname, "../..");
  const compiler = join(dirname(require.resolve("assemblyscript/package.json", { paths: [root] })), "bin/asc.js");
  const folder = mkdtempSync(join(tmpdir(), "kernel-"));
  try {
    const options = ["-O3", "--runtime", "stub", "--enable", "simd", "--importMemory", "--noAssert"];
    const target = join(folder, "kernel.wasm");
    execFileSync(process.execPath, [compiler, "src/kernel/assembly/index.ts", ...options, "-o", target], { cwd: root });
    return readFileSync(target).toString("hex");
  } finally {
    rmSync(folder, { recursive: true });
  }
}
