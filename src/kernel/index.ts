export { type CurvePass, type Kernel, loadKernel } from "./kernel";
export { createKernelSpace, type KernelSpace, type Region } from "./kernelSpace";
