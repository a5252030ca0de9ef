export { loadKernel } from "./kernel";
export { createKernelSpace, type KernelSpace, type Region } from "./kernelSpace";
