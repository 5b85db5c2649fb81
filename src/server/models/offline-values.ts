import { contentWords, scoreMatches } from "./offline-words";

/** What is looked for in a conversation. `hint` says in words what it is. */
export type Wanted = { name: string; type: string; hint: string };

/** What the person said, and what they were asked before. */
export type Exchange = { asked: string; said: string };

export type FoundValue = { value: string | number | boolean; source: string };

/**
 * Reads a value from what the person said by simple patterns, the newest exchange first: an address that looks like one, a day, a number,
 * a yes or no, a name after “my name is”, or the whole answer to a question that shares a word with what is wanted.
 */
export function findValue(wanted: Wanted, exchanges: readonly Exchange[]): FoundValue | null {
  for (const exchange of exchanges.toReversed()) {
    const found = valueIn(wanted, exchange);
    if (found) return found;
  }
  return null;
}

function valueIn(wanted: Wanted, exchange: Exchange): FoundValue | null {
  const isMeant = isAbout(wanted, exchange.asked) || isAbout(wanted, exchange.said);
  switch (wanted.type) {
    case "number":
    case "integer":
      return isMeant ? numberIn(exchange.said) : null;
    case "boolean":
      return isMeant ? yesOrNoIn(exchange.said) : null;
    case "string":
      return textIn(wanted, exchange);
    default:
      return null;
  }
}

function textIn(wanted: Wanted, exchange: Exchange): FoundValue | null {
  const { said } = exchange;
  const name = `${wanted.name} ${wanted.hint}`.replaceAll("_", " ");
  for (const { when, pattern } of textPatterns) {
    if (!when.test(name)) continue;
    const match = pattern.exec(said);
    if (match) return asText(match[1] ?? match[0]);
  }
  const stated = /\b(?:is|are|at|for)\s+(.+)$/iu.exec(said);
  if (isAbout(wanted, said) && stated?.[1]) return asText(stated[1]);
  return isAbout(wanted, exchange.asked) ? asText(said) : null;
}

const weekdays = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
const clock = "\\d{1,2}(?::\\d{2})?\\s?(?:am|pm|o'clock)?";
const textPatterns = [
  { when: /e-?mail/i, pattern: /[^\s@,;]+@[^\s@,;]+\.[a-z]{2,}/i },
  { when: /phone|mobile/i, pattern: /\+?\d[\d\s()/-]{5,}\d/ },
  {
    when: /\bname\b/i,
    pattern: /(?:my name is|i am|i'm|this is|call me)\s+(\p{Lu}[\p{L}'-]*(?:\s\p{Lu}[\p{L}'-]*)*)/u,
  },
  {
    when: /\b(?:day|date|time|slot|when)\b/i,
    pattern: new RegExp(`(?:today|tomorrow|${weekdays})(?:\\s+at\\s+${clock})?|\\bat\\s+${clock}`, "i"),
  },
];

const numberWords = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

function numberIn(said: string): FoundValue | null {
  const digits = /-?\d+(?:\.\d+)?/.exec(said)?.[0];
  if (digits) return { value: Number(digits), source: digits };
  const word = said
    .toLowerCase()
    .match(/\p{L}+/gu)
    ?.find((each) => numberWords.includes(each));
  return word ? { value: numberWords.indexOf(word), source: word } : null;
}

function yesOrNoIn(said: string): FoundValue | null {
  const words = contentWords(said);
  if (words.has("no") || [...words].some((word) => word.startsWith("not:")))
    return { value: false, source: said };
  return words.has("yes") ? { value: true, source: said } : null;
}

function isAbout({ name, hint }: Wanted, text: string): boolean {
  const [score = 0] = scoreMatches(contentWords(text), [
    contentWords(`${name.replaceAll("_", " ")}. ${hint}`),
  ]);
  return score > 0;
}

function asText(text: string): FoundValue | null {
  const value = text.trim().replace(/[.!?,;]+$/u, "");
  return value === "" ? null : { value, source: value };
}
