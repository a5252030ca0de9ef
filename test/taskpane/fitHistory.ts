import type { CellValue } from "../../src/base";
import { createRng } from "../../src/numerics";

/** A small planted history for tests of the pane: weeks with two channels and a control; dates as serials. */
export function smallHistory(weeks = 60): CellValue[][] {
  const rng = createRng(7, 1);
  const rows = Array.from({ length: weeks }, (_, t): CellValue[] => {
    const tv = rng.uniform() < 0.3 ? 0 : Math.round(2000 + 6000 * rng.uniform());
    const search = Math.round(1000 + 2000 * rng.uniform());
    const promotion = t % 9 === 4 ? 1 : 0;
    const media = (16000 * tv) / (tv + 4000) + (9000 * search) / (search + 1500);
    return [
      44928 + 7 * t,
      Math.round(60000 + media + 5000 * promotion + 2500 * (rng.uniform() - 0.5)),
      tv,
      search,
      promotion,
    ];
  });
  return [["Week", "Revenue", "TV", "Search", "Promotion"], ...rows];
}
