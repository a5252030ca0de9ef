import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { compileKernel } from "./compileKernel";

/** `npm run kernel`: compiles the kernel into the file that the engine reads. */
const lines = compileKernel().match(/.{1,110}/g)!;
const text = `/** Written by \`npm run kernel\` from src/kernel/assembly; a test compares the two. */
export const kernelBytes =
${lines.map((line) => `  "${line}"`).join(" +\n")};
`;
writeFileSync(resolve(__dirname, "../../src/kernel/kernelBytes.ts"), text);
