import { EngineError } from "../../../src/base";
import { loadKernel } from "../../../src/kernel";

describe("loadKernel", () => {
  it("says what to do where the host cannot run it, and works once it can", () => {
    const { Module } = WebAssembly;
    WebAssembly.Module = class {
      constructor() {
        throw new WebAssembly.CompileError("SIMD unsupported");
      }
    } as unknown as typeof Module;
    let said: unknown;
    try {
      loadKernel();
    } catch (error) {
      said = error;
    }
    WebAssembly.Module = Module;
    expect(said).toBeInstanceOf(EngineError);
    expect((said as EngineError).message).toMatch(/WebAssembly.*Update Excel.*SIMD unsupported/);
    expect(loadKernel().memory.buffer.byteLength).toBeGreaterThan(0);
  });
});
