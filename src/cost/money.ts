import Big from 'big.js';

/** Decimal numbers that are never made from binary floating point: a number is refused where it is not given as text. */
const StrictBig = Big();
StrictBig.strict = true;

export type Decimal = Big.Big;

/** @param value - Decimal text, or a whole number. @throws Error for what is no number. */
export function decimal(value: string | bigint): Decimal {
  return new StrictBig(value.toString());
}

const mostDecimals = 6;
const leastDecimals = 2;

/**
 * Money as reports have it: plain decimal text, without an exponent or a sign of a currency. It has at most 6 decimals, since 10 MB for a
 * month are less than a tenth of a cent, and at least 2. Halves are rounded away from zero.
 */
export function moneyText(amount: Decimal): string {
  const [whole = '0', decimals = ''] = amount.toFixed(mostDecimals, Big.roundHalfUp).split('.');
  const text = `${whole}.${decimals.replace(/0+$/, '').padEnd(leastDecimals, '0')}`;
  return /^-[0.]+$/.test(text) ? text.slice(1) : text;
}
