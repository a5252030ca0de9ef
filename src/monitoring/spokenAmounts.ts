import { formatAmount } from "../optimize";

/** Money in a sentence: to the unit from 100 on, below that to the cent. 131,563.49 is "131,563". */
export function spokenMoney(amount: number): string {
  return formatAmount(Math.abs(amount) < 100 ? amount : Math.round(amount));
}

/** An estimate in a sentence: three digits, more would claim to be known. 40.357 is "40.4", 34,919 "34,900". */
export function spokenEstimate(amount: number): string {
  return formatAmount(Number(amount.toPrecision(3)));
}
