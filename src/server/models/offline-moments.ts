/** A day, a time or both, as somebody said it. */
export type Moment = {
  text: string;
  /** The day alone, as it was said and in a plain form; null for none. */
  dayText: string | null;
  day: string | null;
  hasTime: boolean;
};

const weekday = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
const shortWeekday = "(?:tues?|thu(?:rs?)?|fri)(?=\\s+(?:at\\s+)?\\d)";
const month =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const partOfDay = "(?:morning|afternoon|evening|night|noon)";
const dayPattern = new RegExp(
  `\\b(?:(?:the )?day after tomorrow|today|tonight|tomorrow|(?:(?:this|next|coming) )?(?:${weekday}|${shortWeekday})s?` +
    `|this ${partOfDay}|(?:this|next|the) (?:week(?:end)?|month)|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./](?:\\d{4}|\\d{2})?` +
    `|(?:the )?\\d{1,2}(?:st|nd|rd|th)(?: (?:of )?${month}\\b)?|${month}(?: the)? \\d{1,2}(?:st|nd|rd|th)?\\b)`,
  "giu",
);
const numbered = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
const half = "(?:\\s?(?:am|pm|a\\.m\\.?|p\\.m\\.?|o'clock|o’clock|h)(?![\\p{L}]))";
const timePattern = new RegExp(
  `(?:\\b(?:at|around|about|by|after|before)\\s+)?(?:\\b\\d{1,2}[:.]\\d{2}(?!\\d)${half}?|\\b\\d{1,2}${half}|\\b(?:half|quarter) (?:past|to) (?:\\d{1,2}|${numbered})\\b|\\b${numbered}${half})` +
    `|\\b(?:at|around)\\s+(?:\\d{1,2}(?![\\d./%-]|\\s*(?:euros?|dollars?|people|guests|persons|of us))|${numbered}\\b(?!\\s+(?:people|guests|persons|of us))|noon|midnight)|\\b(?:at )?noon\\b|\\b(?:in the )?${partOfDay}\\b`,
  "giu",
);
const choicePattern =
  /\bas (?:early|soon) as possible\b|\b(?:the )?(?:(?:earliest|soonest|latest)(?: (?:one|slot|time|appointment|possible|available))?|(?:first|second|third|last) (?:one|slot|time|appointment))\b/iu;
const denial =
  /\b(?:not|never|except|neither|nor|instead of|rather than|cannot|bad|impossible|closed)\b|n['’]t\b/iu;
const correction =
  /\b(?:no,? wait|wait|sorry|i mean|or rather|actually|correction|make (?:it|that))\b[,:]?/giu;

type Place = { start: number; end: number; text: string };

/** The day and the time that were said and not denied; null when there are none, or several to choose from. */
export function momentIn(said: string): Moment | null {
  const text = withoutDenied(lastVersion(said));
  const days = placesOf(dayPattern, text);
  const times = placesOf(timePattern, text).filter(
    (time) => !days.some((day) => time.start < day.end && day.start < time.end),
  );
  if (variety(days) > 1 || variety(times) > 1) return null;
  const [day] = days;
  const [time] = times;
  const choice = day || time ? null : choicePattern.exec(text)?.[0];
  const found = day && time ? joined(text, day, time) : (day?.text ?? time?.text ?? choice);
  if (!found) return null;
  const dayText = day?.text ?? null;
  const isTimed = time !== undefined || Boolean(choice);
  return { text: found, dayText, day: dayText && plainDay(dayText), hasTime: isTimed };
}

/** Every day of a text, denied or not, in a plain form. */
export function daysIn(text: string): Set<string> {
  return new Set(placesOf(dayPattern, text).map(({ text: day }) => plainDay(day)));
}

/** The text with its days, times and prices blanked out: numbers in them count nothing. */
export function withoutMoments(text: string): string {
  return [
    dayPattern,
    timePattern,
    /\d+(?:[.,]\d+)?\s?(?:euros?|dollars?|pounds?|[€$£%])|[€$£]\s?\d+(?:[.,]\d+)?/giu,
  ].reduce((rest, pattern) => rest.replace(pattern, (found) => " ".repeat(found.length)), text);
}

/** What counts of “Friday, no wait, Tuesday”. */
export function lastVersion(said: string): string {
  const corrected = said.split(correction);
  return corrected.length > 1 ? (corrected.findLast((part) => /[\p{L}\p{N}]/u.test(part)) ?? said) : said;
}

/** The same text with the clauses blanked out that deny something. */
function withoutDenied(text: string): string {
  const invited = text.replace(/\bwhy don['’]t (?:we|you|i)\b/giu, (found) => " ".repeat(found.length));
  return invited.replace(
    /(?:(?!\b(?:but|instead|rather)\b)[^,;.!?]|\.(?=\S)|(?<=\d),(?=\d))+/giu,
    (clause) => (denial.test(clause) ? " ".repeat(clause.length) : clause),
  );
}

function placesOf(pattern: RegExp, text: string): Place[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
    text: found.trim(),
  }));
}

function variety(places: Place[]): number {
  return new Set(places.map(({ text }) => plainDay(text))).size;
}

function plainDay(text: string): string {
  return text
    .toLowerCase()
    .replace(/^(?:this|next|coming|on|the|at|around|about|by)\s+/u, "")
    .replace(/(?<=day)s$/u, "");
}

/** As it was said when the two stand side by side, else the day and then the time. */
function joined(text: string, day: Place, time: Place): string {
  const [first, second] = day.start < time.start ? [day, time] : [time, day];
  const between = text.slice(first.end, second.start);
  return /^[\s,]*(?:(?:on|at|the|around|in|for)\s+)*$/iu.test(between)
    ? text.slice(first.start, second.end)
    : `${day.text} ${time.text}`;
}
