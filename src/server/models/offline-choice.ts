import { argumentsFor } from "./offline-answers";
import { countsIn } from "./offline-counts";
import { daysIn, momentIn } from "./offline-moments";
import { lastQuestionIn, toldIn, utteranceOf } from "./offline-utterance";
import type { Exchange } from "./offline-values";
import { contentWords, scoreMatches } from "./offline-words";

export type OfferedFunction = { name: string; description: string; parameters: unknown };

/** What was said last, what came before it, and what the assistant has said and done since it came to the node. */
export type Situation = { said: string; exchanges: readonly Exchange[]; sinceArrival: string };

/** All descriptions together are read no further than this. */
const mostCharacters = 200_000;

/** The function that what was said speaks for most, the first of equals; undefined for none. */
export function chooseFunction(
  functions: readonly OfferedFunction[],
  situation: Situation,
): OfferedFunction | undefined {
  const longest = Math.min(8_000, Math.ceil(mostCharacters / Math.max(1, functions.length)));
  const callable = functions
    .filter(({ parameters }) => argumentsFor(parameters, situation.exchanges) !== null)
    .map((each) => {
      const text = `${each.name.replaceAll("_", " ")}. ${each.description}`.slice(0, longest);
      return { ...each, text, words: contentWords(text) };
    });
  const scores = scoresOf(callable, situation);
  const best = Math.max(0, ...scores);
  return best > 0 ? callable[scores.indexOf(best)] : openAnswerTo(callable, situation.said);
}

type Candidate = OfferedFunction & { text: string; words: ReadonlySet<string> };

function scoresOf(candidates: readonly Candidate[], situation: Situation): number[] {
  const { said, exchanges, sinceArrival } = situation;
  const { stated, asked } = utteranceOf(said);
  const held = candidates.map(({ words }) => words);
  const words = weighed(contentWords(stated));
  const inQuestion = asksBack.test(asked) ? [] : weighed(contentWords(asked));
  const byWords = scoreMatches(words, held, worthOf);
  const byQuestion = scoreMatches(new Set([...inQuestion].filter((word) => !answerWords.has(word))), held);
  const byAnswer = scoreMatches(meantByAnswer(words, exchanges.at(-1)?.asked ?? ""), held, () => 0.4);
  const moment = momentIn(stated);
  const offered = daysIn(sinceArrival);
  const counts = countsIn(stated).map(({ value }) => value);
  return candidates.map((candidate, index) => {
    const question = byQuestion[index] ?? 0;
    const matched = (byWords[index] ?? 0) + (byAnswer[index] ?? 0) + (isForAnswers(candidate) ? 0 : question);
    if (hasArguments(candidate)) return matched + worthOfArguments(candidate, situation, asked !== "");
    const day = moment?.day ? worthOfDay(moment.day, candidate, offered) : 0;
    const time = moment?.hasTime && (!moment.day || day > 0) && isAboutTime(candidate) ? 0.5 : 0;
    return matched + day + time + (counts.length > 0 ? worthOfCounts(counts, candidate) : 0);
  });
}

/** “What do you mean by often?” */
const asksBack =
  /\b(?:what (?:do|did) you mean|what does (?:that|this|it|\w+) mean|why do you (?:ask|need|want)|what are (?:my|the) (?:options|choices)|(?:say|repeat) that)\b/i;

/** Days and numbers are weighed apart. */
function weighed(words: ReadonlySet<string>): Set<string> {
  return new Set(
    [...words].filter((word) => countsIn(word).length === 0 && !dayWords.has(word.replace(/^not:/, ""))),
  );
}

const answerWords = new Set(["yes", "no", "mayb", "thank", "goodbye"]);
const dayWords = contentWords(
  "today tonight tomorrow monday tuesday wednesday thursday friday saturday sunday tues thu fri",
);
const [dayWord = "", dateWord = "", ...timeWords] = contentWords("day date time hour o'clock");

function worthOf(word: string): number {
  if (word === "thank") return 0.3;
  return answerWords.has(word) ? 0.6 : 1;
}

/** A condition that an answer fulfils, and no question does, whatever words they share. */
function isForAnswers({ words, text }: Candidate): boolean {
  return words.has("yes") || words.has("no") || words.has("not:suit") || tellsAnswer.test(text);
}

const tellsAnswer = /\b(?:names?|chosen|chooses?|gave|gives|satisfied|accepts?|declines?|confirms?)\b/i;

/** Who says yes to “Is the light green?” says that the light is green. To a choice of two, a yes says nothing. */
function meantByAnswer(words: ReadonlySet<string>, question: string): Set<string> {
  const last = lastQuestionIn(question);
  const isPolar = !/\bor\b|\b(?:what|which|who|when|where|why|how)\b/i.test(last);
  const isYes = words.has("yes");
  if (!isPolar || isYes === words.has("no")) return new Set();
  const meant = [...contentWords(last)].filter((word) => !answerWords.has(word) && !words.has(word));
  return new Set(isYes ? meant : meant.map((word) => `not:${word}`));
}

function hasArguments({ parameters }: OfferedFunction): boolean {
  return requiredOf(parameters).length > 0;
}

function requiredOf(parameters: unknown): string[] {
  if (typeof parameters !== "object" || parameters === null || !("required" in parameters)) return [];
  return Array.isArray(parameters.required) ? parameters.required.map(String) : [];
}

/** What was said has all that the function needs, and is a question for it, the answer to one about it, or nothing else. */
function worthOfArguments(
  { parameters }: Candidate,
  { said, exchanges }: Situation,
  isQuestion: boolean,
): number {
  const last = exchanges.slice(-1);
  const given = argumentsFor(parameters, last);
  if (given === null) return 0;
  if (isQuestion) return 1;
  const question = contentWords(lastQuestionIn(last[0]?.asked ?? ""));
  const names = [...contentWords(requiredOf(parameters).join(". "))];
  if (names.some((name) => question.has(name))) return 2;
  const isAllThatWasSaid = Object.values(given).some((value) => value === bare(said));
  return isAllThatWasSaid ? 0.4 : 0;
}

function bare(said: string): string {
  return said.replace(/^\s*(?:and|then|it['’]s|it is|(?:what|how) about)\s+|[\s.!?]+$/giu, "");
}

/** A day that stands in the condition, or any for one that is about days; but none beyond those that were offered. */
function worthOfDay(day: string, { text, words }: Candidate, offered: ReadonlySet<string>): number {
  if ([...contentWords(day)].some((word) => words.has(`not:${word}`))) return 0;
  const named = daysIn(text);
  if (named.has(day)) return 1;
  const isAboutDays = named.size > 0 || words.has(dayWord) || words.has(dateWord);
  const isBeyond = named.size > 0 && offered.size > 1 && !offered.has(day);
  return isAboutDays && !isBeyond ? 0.7 : 0;
}

function isAboutTime({ words }: Candidate): boolean {
  return timeWords.some((word) => words.has(word));
}

/** A number that the condition lists, or that its “up to”, “or more” takes in; or any, where it lists several as examples. */
function worthOfCounts(counts: readonly number[], { text }: Candidate): number {
  const listed = countsIn(text).map(({ value }) => value);
  if (listed.length < 2) return 0;
  const isUpTo = /\b(?:up to|at most|or (?:less|fewer))\b/i.test(text);
  const isMore = /\b(?:or more|at least|more than)\b/i.test(text);
  const isIn = (count: number) =>
    listed.includes(count) ||
    (isUpTo && count > 0 && count <= Math.max(...listed)) ||
    (isMore && count >= Math.min(...listed));
  if (counts.some(isIn)) return 1.5;
  return isUpTo || isMore ? 0 : 0.7;
}

const asksToTell =
  /\b(?:names?|named|gives?|gave|says?|said|tells?|told|describes?|explains?)\b[^.:;]{0,40}\b(?:reason|strength|wish|something|anything|happened|cause|problem|feature|thing|part)\b/i;

/** Where one function is for whatever the person tells, it is taken for an answer that no words match. */
function openAnswerTo(candidates: readonly Candidate[], said: string): Candidate | undefined {
  const open = candidates.filter(({ text }) => asksToTell.test(text));
  return open.length === 1 && utteranceOf(said).asked === "" && toldIn(said) !== null ? open[0] : undefined;
}
