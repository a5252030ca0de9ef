import { sobolDimensions, sobolPoints, sobolSequence } from "../../../src/numerics";

describe("Sobol points", () => {
  it("start as published (Joe & Kuo 2008; the same points as scipy.stats.qmc.Sobol 1.17.1)", () => {
    const columns = [0, 1, 2, 3, 4].map((d) => [...sobolSequence(9, d)]);
    expect(columns).toEqual([
      [0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125, 0.1875],
      [0, 0.5, 0.25, 0.75, 0.375, 0.875, 0.125, 0.625, 0.3125],
      [0, 0.5, 0.25, 0.75, 0.625, 0.125, 0.875, 0.375, 0.9375],
      [0, 0.5, 0.25, 0.75, 0.875, 0.375, 0.625, 0.125, 0.4375],
      [0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125, 0.5625],
    ]);
  });

  it("put exactly one of 1,024 points into each of 1,024 strata, scrambled or not, in every dimension", () => {
    for (const dimension of [0, 1, 17, 159, 160, 900]) {
      const strata = new Set([...sobolPoints(1024, dimension, 5)].map((u) => Math.floor(u * 1024)));
      expect(strata.size).toBe(1024);
    }
  });

  it("keep the net property in pairs after scrambling: 16 points, one in each of 4 × 4 boxes", () => {
    const a = sobolPoints(16, 0, 3);
    const b = sobolPoints(16, 1, 3);
    expect(new Set([...a].map((u, i) => Math.floor(u * 4) * 4 + Math.floor(b[i]! * 4))).size).toBe(16);
  });

  it("change with the seed and the dimension, and only with them", () => {
    expect(sobolPoints(64, 3, 1)).toEqual(sobolPoints(64, 3, 1));
    expect(sobolPoints(64, 3, 1)).not.toEqual(sobolPoints(64, 3, 2));
    expect(sobolDimensions).toBe(160);
  });

  it("have no visible correlation between dimensions (|r| < 0.05 for 2,000 points; random points: 0.022 sd)", () => {
    const columns = Array.from({ length: 20 }, (_, d) => sobolPoints(2000, d, 1));
    for (let a = 0; a < 20; a++) {
      for (let b = 0; b < a; b++) {
        let sum = 0;
        for (let i = 0; i < 2000; i++) sum += (columns[a]![i]! - 0.5) * (columns[b]![i]! - 0.5);
        expect(Math.abs((sum * 12) / 2000)).toBeLessThan(0.05);
      }
    }
  });
});
