import { unavailable } from "../base";
import { elementaryTables } from "../numerics";
import { kernelBytes } from "./kernelBytes";

/**
 * The inner loops of a fit as WebAssembly, two channels at a time (the sources: ./assembly, the bytes: `npm run kernel`).
 * Addresses are in bytes; a pair is two series side by side, [period][lane]. Basic IEEE operations in a fixed order only:
 * the same bits on every machine.
 */
interface Kernel {
  carryOver(
    nPairs: number,
    length: number,
    lags: number,
    nSeries: number,
    spend: number,
    mask: number,
    parameters: number,
    series: number,
  ): void;
  /** The curves: from exposure and dx/dr to effect and derivatives, with the sums of all series. */
  readonly unitHill: CurvePass;
  readonly tanh: CurvePass;
  readonly hill: CurvePass;
  subtractEffects(
    nPairs: number,
    rows: number,
    length: number,
    nSeries: number,
    coefficients: number,
    series: number,
    residual: number,
  ): void;
  products(n: number, rows: number, length: number, by: number, series: number, out: number): void;
  project(nBlocks: number, rows: number, blocks: number, series: number, out: number): void;
  subtractColumns(nBlocks: number, rows: number, blocks: number, weights: number, series: number): void;
}

type CurvePass = (nPairs: number, length: number, parameters: number, series: number, sums: number) => void;

/** The kernel with the memory that it works on. */
export interface LoadedKernel {
  readonly kernel: Kernel;
  readonly memory: WebAssembly.Memory;
}

/** Where the tables of exp and log stand; what a posterior needs comes after them. */
const TABLES_AT = 1024;
export const FREE_FROM = 8192;

let loaded: LoadedKernel | null = null;

/** The one kernel of this realm, made when it is first needed; 4 KB, so that compiling it at once is allowed anywhere. */
export function loadKernel(): LoadedKernel {
  return (loaded ??= instantiate());
}

function instantiate(): LoadedKernel {
  try {
    const memory = new WebAssembly.Memory({ initial: 8 });
    new Float64Array(memory.buffer).set(elementaryTables(), TABLES_AT / 8);
    const instance = new WebAssembly.Instance(new WebAssembly.Module(decode(kernelBytes)), { env: { memory } });
    return { kernel: instance.exports as unknown as Kernel, memory };
  } catch (error) {
    return unavailable(
      "Fitting needs WebAssembly with 128-bit operations, which the browser inside this Excel does not offer. Update Excel " +
        `or its browser (Edge WebView2; Safari 16.4 or newer), or use Excel on the web. It said: ${String(error)}`,
    );
  }
}

/** Bytes from pairs of hexadecimal digits, which a download shrinks better than base64. */
function decode(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => parseInt(text.slice(2 * i, 2 * i + 2), 16));
}
