const whole = new Intl.NumberFormat("en");

export function duration(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1_000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1_000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

export function byteSize(bytes: number): string {
  if (bytes < 1_024) return count(bytes, "byte");
  if (bytes < 1_024 * 1_024) return `${Math.round(bytes / 1_024)} KB`;
  return `${(bytes / 1_024 / 1_024).toFixed(1)} MB`;
}

export function count(amount: number, singular: string, plural = `${singular}s`): string {
  return `${whole.format(amount)} ${amount === 1 ? singular : plural}`;
}

/** Null is an amount that nobody knows. */
export function number(amount: number | null): string {
  return amount === null ? "unknown" : whole.format(amount);
}

export function tokens(amount: number | null): string {
  return amount === null ? "tokens unknown" : count(amount, "token");
}

const dollars = (least: number, most: number) =>
  new Intl.NumberFormat("en", {
    style: "currency",
    currency: "USD",
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  });
const cents = dollars(2, 2);
const partsOfCents = dollars(4, 4);
const rates = dollars(2, 6);

/** US dollars, as exactly as the amount is small; null is an amount that nobody knows. */
export function money(amount: number | null): string {
  if (amount === null) return "unknown";
  if (amount === 0) return "$0";
  if (amount < 0.0001) return "< $0.0001";
  return amount < 1 ? partsOfCents.format(amount) : cents.format(amount);
}

/** US dollars for a million of something, however small. */
export function rate(amount: number): string {
  return rates.format(amount);
}
