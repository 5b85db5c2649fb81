/**
 * Text as a database and a file can hold it: PostgreSQL has no NUL character, and half of a surrogate pair is no character in
 * UTF-8. Each becomes U+FFFD, so that places in the text stay the same.
 */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "\ufffd");
}

export function isStorableText(text: string): boolean {
  return text.isWellFormed() && !text.includes("\u0000");
}

/** The same value with every text and key in it storable, and null for a number that JSON cannot write; the very same where they all are. For JSON of a depth that can be walked. */
export function storable<Value>(value: Value): Value {
  return (isStorable(value) ? value : replaced(value)) as Value;
}

export function isStorable(value: unknown): boolean {
  if (typeof value === "string") return isStorableText(value);
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(isStorable);
  return Object.entries(value).every(([key, item]) => isStorableText(key) && isStorable(item));
}

function replaced(value: unknown): unknown {
  if (typeof value === "string") return storableText(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(replaced);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [storableText(key), replaced(item)]));
}
