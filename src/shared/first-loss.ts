type Path = (string | number)[];

/** Where the first thing of a JSON value stands that another one, read from it, has not or has otherwise. What was added to it is no loss. */
export function firstLoss(given: unknown, read: unknown): Path | null {
  if (given === undefined || given === read) return null;
  if (typeof given !== "object" || given === null || typeof read !== "object" || read === null) return [];
  if (Array.isArray(given) && (!Array.isArray(read) || read.length !== given.length)) return [];
  for (const [key, value] of Object.entries(given)) {
    const lost = firstLoss(value, Object.hasOwn(read, key) ? Reflect.get(read, key) : undefined);
    if (lost) return [Array.isArray(given) ? Number(key) : key, ...lost];
  }
  return null;
}
