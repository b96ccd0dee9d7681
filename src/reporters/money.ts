/** As many digits after the point as are counted; what a report holds is shorter. */
const places = 12;
const cent = 10n ** BigInt(places - 2);

/**
 * Money for a message, to the cent: `1,204.50 USD`. Empty where the report does not know it.
 * @param decimal - USD as the report has it; no binary floating point is involved.
 */
export function formatMoney(decimal: string): string {
  const amount = amountOf(decimal);
  if (amount === undefined) return '';
  const size = amount < 0n ? -amount : amount;
  if (size > 0n && size < cent) return `under ${amount < 0n ? '-' : ''}0.01 USD`;
  const cents = (size + cent / 2n) / cent;
  const whole = String(cents / 100n).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0n ? '-' : ''}${whole}.${String(cents % 100n).padStart(2, '0')} USD`;
}

/** The decimal sum of what is known. Empty where nothing is. */
export function sumOfMoney(decimals: readonly string[]): string {
  const amounts = decimals.flatMap((decimal) => amountOf(decimal) ?? []);
  if (amounts.length === 0) return '';
  const sum = amounts.reduce((total, amount) => total + amount, 0n);
  const digits = String(sum < 0n ? -sum : sum).padStart(places + 1, '0');
  return `${sum < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The amount without its sign. */
export function withoutSign(decimal: string): string {
  return decimal.replace(/^-/, '');
}

/** -1, 0 or 1 as the amount is less than nothing, nothing or more. Undefined where the report does not know it. */
export function signOfMoney(decimal: string): -1 | 0 | 1 | undefined {
  const amount = amountOf(decimal);
  if (amount === undefined) return undefined;
  if (amount === 0n) return 0;
  return amount < 0n ? -1 : 1;
}

function amountOf(decimal: string): bigint | undefined {
  const [, sign, whole, fraction = ''] = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/.exec(decimal) ?? [];
  if (whole === undefined) return undefined;
  const amount = BigInt(whole + fraction.slice(0, places).padEnd(places, '0'));
  return sign === '-' ? -amount : amount;
}
