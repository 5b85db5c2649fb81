const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const dateFormat = new Intl.DateTimeFormat("en", { dateStyle: "medium" });
const momentFormat = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "medium" });

/** How long ago, in the largest whole unit; a date once that is more than a week. */
export function relativeTime(timestamp: string, now: number): string {
  const elapsed = now - Date.parse(timestamp);
  if (elapsed < minute) return "just now";
  if (elapsed < hour) return `${Math.floor(elapsed / minute)} min ago`;
  if (elapsed < day) return `${Math.floor(elapsed / hour)} h ago`;
  if (elapsed < 7 * day) return `${Math.floor(elapsed / day)} d ago`;
  return dateFormat.format(new Date(timestamp));
}

export function exactTime(timestamp: string): string {
  return momentFormat.format(new Date(timestamp));
}
