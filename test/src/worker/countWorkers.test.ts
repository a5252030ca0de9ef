import { countWorkers } from "../../../src/worker";

describe("the number of workers", () => {
  it.each([
    [undefined, 2],
    [1, 2],
    [2, 2],
    [4, 3],
    [8, 7],
    [16, 8],
  ])("of %s cores is %s", (cores, count) => {
    expect(countWorkers(cores)).toBe(count);
  });
});
