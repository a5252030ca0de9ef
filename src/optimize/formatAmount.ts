/** An amount as messages write it: "2,150,000" or "0.25"; at most two decimals, comma between thousands. */
export function formatAmount(amount: number): string {
  const cents = Math.round(Math.abs(amount) * 100);
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, ",");
  const rest =
    cents % 100 === 0
      ? ""
      : `.${String(cents % 100)
          .padStart(2, "0")
          .replace(/0$/, "")}`;
  return (amount < 0 && cents > 0 ? "-" : "") + whole + rest;
}

/** A share as messages write it: 0.3 is "30%", 0.125 is "12.5%". */
export function formatShare(share: number): string {
  return `${String(Math.round(share * 1000) / 10)}%`;
}

/** A sum of amounts without the dust of floating point (to a millionth of a unit of money). */
export function sumAmounts(amounts: Float64Array): number {
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  return Math.abs(sum) < 1e9 ? Math.round(sum * 1e6) / 1e6 : sum;
}
