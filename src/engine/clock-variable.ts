export type ClockVariable = { shows: "time" | "weekday"; zone: string | null };

const defaultZone = "UTC";

/** `current_time`, `current_weekday`, and either with an IANA zone: `current_time_Europe/Berlin`. */
export function readClockVariable(path: string): ClockVariable | null {
  const match = /^current_(time|weekday)(?:_(.+))?$/.exec(path);
  return match && { shows: match[1] === "time" ? "time" : "weekday", zone: match[2] ?? null };
}

export function isKnownZone(zone: string): boolean {
  return formatted("en-US", zone, {}, new Date(0)) !== null;
}

/** `2026-03-01 09:05:00 CET` or `Sunday`; null for an unknown zone or an invalid time. */
export function renderClockVariable({ shows, zone }: ClockVariable, now: string): string | null {
  const time = new Date(now);
  const timeZone = zone ?? defaultZone;
  if (shows === "weekday") return formatted("en-US", timeZone, { weekday: "long" }, time);
  // Swedish writes dates and times the ISO way.
  const clock = formatted("sv-SE", timeZone, { dateStyle: "short", timeStyle: "medium" }, time);
  return clock && `${clock} ${zoneAbbreviation(timeZone, time)}`;
}

/** Intl knows the short name of a zone only in a locale where that zone is in use; elsewhere it gives the offset. */
function zoneAbbreviation(timeZone: string, time: Date): string {
  const names = ["en-US", "en-GB", "en-IN", "en-AU", "en-ZA", "ja-JP"].map(
    (locale) =>
      new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "short" })
        .formatToParts(time)
        .find((part) => part.type === "timeZoneName")?.value ?? timeZone,
  );
  return names.find((name) => !/[+\-−]\d/.test(name)) ?? names[0] ?? timeZone;
}

function formatted(
  locale: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
  time: Date,
): string | null {
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(time);
  } catch {
    return null;
  }
}
