import { countIn } from "./offline-counts";
import { momentIn, withoutMoments } from "./offline-moments";
import { isRefusal, isWithheld, lastQuestionIn, toldIn, utteranceOf } from "./offline-utterance";
import { topicClauses } from "./offline-words";

/** What is looked for in a conversation. `hint` says in words what it is. */
export type Wanted = { name: string; type: string; hint: string };

/** What the person said, and what they were asked before. */
export type Exchange = { asked: string; said: string };

export type FoundValue = { value: string | number | boolean; source: string };

/** More than anybody says at once. */
const longestSaid = 4_000;

/**
 * Reads a value from what the person said by simple patterns, the newest exchange first, and as it was said: an address that looks like
 * one, a day, a number, a yes or no, a name after “my name is”, or what answers a question that shares a word with what is
 * wanted. Null when unsure: a question, a refusal, a thanks is no value; only for the argument of a function
 * a question tells what it needs.
 */
export function findValue(
  wanted: Wanted,
  exchanges: readonly Exchange[],
  { isArgument = false } = {},
): FoundValue | null {
  const topic = topicOf(wanted);
  for (const { asked, said } of exchanges.toReversed()) {
    const exchange = { asked: asked.slice(-longestSaid), said: said.slice(0, longestSaid) };
    const isAsked = isAbout(topic, exchange.asked) || isOpenlyAsked(wanted, exchange.asked);
    const found = valueIn(wanted, topic, exchange, { isAsked, isArgument });
    if (found) return found;
    if (isAsked && isRefusal(said)) return null;
  }
  return null;
}

type Topic = ReadonlySet<string>;

type Circumstances = { isAsked: boolean; isArgument: boolean };

function valueIn(
  wanted: Wanted,
  topic: Topic,
  exchange: Exchange,
  circumstances: Circumstances,
): FoundValue | null {
  const { isAsked, isArgument } = circumstances;
  const { said } = exchange;
  const isMeant = isAsked || isAbout(topic, said);
  switch (wanted.type) {
    case "number":
    case "integer":
      return isMeant ? countIn(isArgument ? said : utteranceOf(said).stated) : null;
    case "boolean":
      return yesOrNoIn(topic, said, isAsked);
    case "string":
      return textIn(wanted, topic, exchange, circumstances);
    default:
      return null;
  }
}

function textIn(
  wanted: Wanted,
  topic: Topic,
  exchange: Exchange,
  { isAsked, isArgument }: Circumstances,
): FoundValue | null {
  const { said } = exchange;
  const name = `${wanted.name} ${wanted.hint}`.replaceAll("_", " ");
  const kind = textKinds.find(({ when }) => when.test(name));
  const isMeant = isAsked || isAbout(topic, said);
  if (kind) return kind.find(exchange, { isMeant, isArgument, name });
  const { stated } = utteranceOf(said);
  const named = /\b(?:is|are|was)\s+(?:that\s+)?(\S.*)$/iu.exec(stated)?.[1];
  if (named && isAbout(topic, stated) && !isAsked) return asText(named);
  return isAsked ? asText(toldIn(said)) : null;
}

type TextKind = {
  when: RegExp;
  find: (
    exchange: Exchange,
    about: { isMeant: boolean; isArgument: boolean; name: string },
  ) => FoundValue | null;
};
const textKinds: TextKind[] = [
  { when: /e-?mail/i, find: ({ said }) => matched(/[^\s@,;]{1,64}@[^\s@,;]{1,200}\.[a-z]{2,}/i, said) },
  { when: /phone|mobile/i, find: ({ said }) => matched(/\+?\d[\d\s()/-]{5,}\d/, said) },
  {
    when: /\bexpression|formula/i,
    find: ({ said }) => matched(/[\d(][\d\s.()]{0,40}[-+*/^%][-+*/^%\d\s.()]{0,200}(?<=[\d)])/, said),
  },
  {
    when: /\b(?:day|date|time|slot|when|hour)\b/i,
    find: (exchange, { isArgument, name }) =>
      isArgument ? momentForArgument(exchange.said, name) : momentOf(exchange),
  },
  {
    when: /\b(?:numbers?|no|id|code|reference|account)\b/i,
    find: ({ said }, { isMeant }) => (isMeant ? codeIn(said) : null),
  },
  {
    when: /\bname\b/i,
    find: ({ said }, { isMeant }) =>
      matched(statedName, said) ?? (isMeant ? matched(bareName, toldIn(said) ?? "") : null),
  },
];

const properName = "(\\p{Lu}[\\p{L}'-]*(?:\\s\\p{Lu}[\\p{L}'-]*)*)";
const statedName = new RegExp(
  `(?:[Mm]y name is|I am|I['’]m|[Tt]his is|[Cc]all me|[Ii]t is|[Ii]t['’]s)\\s+${properName}`,
  "u",
);
const bareName = new RegExp(`^\\W*${properName}\\W*$`, "u");

function matched(pattern: RegExp, said: string): FoundValue | null {
  const match = pattern.exec(said);
  return asText(match?.[1] ?? match?.[0] ?? null);
}

/** What a question asks about counts too; for what is only about days, without the time. */
function momentForArgument(said: string, name: string): FoundValue | null {
  const moment = momentIn(said);
  const isDayAlone = /\bday|date\b/i.test(name) && !/\b(?:time|hour|when|slot)\b/i.test(name);
  return asText((isDayAlone ? moment?.dayText : null) ?? moment?.text ?? null);
}

/** What was said; or, after a plain yes, what was asked. */
function momentOf({ asked, said }: Exchange): FoundValue | null {
  const { stated, asked: question } = utteranceOf(said);
  const moment = momentIn(stated);
  if (moment) return asText(moment.text);
  const words = new Set(topicClauses(stated).flat());
  return question === "" && words.size === 1 && words.has("yes")
    ? asText(momentIn(lastQuestionIn(asked))?.text ?? null)
    : null;
}

/** Letters and digits without a space, with a digit at least. */
function codeIn(said: string): FoundValue | null {
  const text = withoutMoments(said);
  const codes = [...text.matchAll(/(?<![\p{L}\d-])(?=[\p{L}-]{0,12}\d)[\p{L}\d]+(?:[-/][\p{L}\d]+)*/giu)].map(
    ([code]) => code,
  );
  const [first] = codes;
  return first && codes.every((code) => code === first) ? asText(first) : null;
}

/** The first clause with an answer to the question decides; else whether the thing itself is wanted or denied. */
function yesOrNoIn(topic: Topic, said: string, isAsked: boolean): FoundValue | null {
  if (isWithheld(said)) return null;
  const clauses = topicClauses(utteranceOf(said).stated);
  const source = said.trim();
  const isTopic = (word: string) => topic.has(word);
  const mention = clauses
    .flat()
    .find((word) => isTopic(word) || (word.startsWith("not:") && isTopic(word.slice(4))));
  const answer =
    isAsked || mention ? clauses.flat().find((word) => ["yes", "no", "mayb"].includes(word)) : undefined;
  if (answer === "mayb") return null;
  if (mention) return { value: !mention.startsWith("not:") && !(answer === "no" && isAsked), source };
  if (!isAsked || answer === undefined) return null;
  return { value: answer === "yes", source };
}

function topicOf({ name, hint }: Wanted): Topic {
  return new Set(topicClauses(`${name.replaceAll("_", " ")}. ${hint}`).flat());
}

function isAbout(topic: Topic, text: string): boolean {
  return topicClauses(text)
    .flat()
    .some((word) => topic.has(word.replace(/^not:/, "")));
}

/** “What can I do for you?” asks for whatever the trouble is. */
function isOpenlyAsked({ name, hint }: Wanted, asked: string): boolean {
  return (
    /\b(?:problem|trouble|issue|concern|request|wish|matter|complaint|topic)\b/i.test(`${name} ${hint}`) &&
    /\b(?:what can i do for you|how (?:can|may) i help|what happened|what is (?:it|this) about|what brings you)\b/i.test(
      asked,
    )
  );
}

function asText(text: string | null): FoundValue | null {
  const value = text?.trim().replace(/[.!?,;]+$/u, "") ?? "";
  return value === "" ? null : { value, source: value };
}
