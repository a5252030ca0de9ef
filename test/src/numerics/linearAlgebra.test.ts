import { cholesky, fastNormalTail, maximise, normalCdf, symmetricEigen } from "../../../src/numerics";

/** A symmetric positive definite matrix: the Hilbert matrix plus a tenth on the diagonal. */
const size = 6;
const matrix = Float64Array.from({ length: size * size }, (_, k) => {
  const [i, j] = [Math.floor(k / size), k % size];
  return 1 / (i + j + 1) + (i === j ? 0.1 : 0);
});

describe("symmetric matrices", () => {
  it("cholesky multiplies back", () => {
    const factor = cholesky(matrix, size)!;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        let sum = 0;
        for (let k = 0; k < size; k++) sum += factor[i * size + k]! * factor[j * size + k]!;
        expect(sum).toBeCloseTo(matrix[i * size + j]!, 14);
      }
    }
    expect(cholesky(Float64Array.of(1, 2, 2, 1), 2)).toBeNull();
  });

  it("eigenvectors are stretched by their eigenvalues", () => {
    const { values, vectors } = symmetricEigen(matrix, size);
    for (let k = 0; k < size; k++) {
      for (let i = 0; i < size; i++) {
        let sum = 0;
        for (let j = 0; j < size; j++) sum += matrix[i * size + j]! * vectors[j * size + k]!;
        expect(sum).toBeCloseTo(values[k]! * vectors[i * size + k]!, 13);
      }
    }
  });
});

it("maximise finds the top of Rosenbrock's valley", () => {
  const { position } = maximise(
    (x, gradient) => {
      const [a, b] = [1 - x[0]!, x[1]! - x[0]! * x[0]!];
      gradient[0] = 2 * a + 400 * b * x[0]!;
      gradient[1] = -200 * b;
      return -(a * a + 100 * b * b);
    },
    Float64Array.of(-1.2, 1),
  );
  expect(position[0]).toBeCloseTo(1, 5);
  expect(position[1]).toBeCloseTo(1, 5);
});

it("the fast normal tail is the normal tail", () => {
  for (let z = -6; z <= 6; z += 0.0371) {
    const tail = normalCdf(-z);
    expect(Math.abs(fastNormalTail(z) - tail) / tail).toBeLessThan(1e-11);
  }
});
