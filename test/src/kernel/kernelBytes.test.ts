import { kernelBytes } from "../../../src/kernel/kernelBytes";
import { compileKernel } from "../../kernel/compileKernel";

it("holds what its sources compile to (npm run kernel writes it anew)", () => {
  expect(compileKernel()).toBe(kernelBytes);
});
