import {
  answers,
  contrasts,
  denials,
  emptyOfTopic,
  emptyWords,
  phrases,
  shortAnswer,
  startsOver,
  synonyms,
} from "./offline-vocabulary";

/**
 * The words of a text that carry its meaning, as comparable forms: lower case, light English stems, one word for all
 * ways of saying yes, no or goodbye and for words that mean the same, and `not:` before a word that is denied. “I don't want to
 * book.” has `not:book`, so it matches a text that denies booking and none that wants it.
 */
export function contentWords(text: string): Set<string> {
  return new Set(clausesOf(text).flatMap((clause) => wordsOfClause(clause, emptyWords)));
}

/** The same of what a value is about, clause by clause: little is left out, since its name may be a word like “call”. */
export function topicClauses(text: string): string[][] {
  return clausesOf(text).map((clause) => wordsOfClause(clause, emptyOfTopic));
}

/**
 * How much `words` speak for each candidate, 0 for not at all. A word is worth one, or what `worthOf` says, shared by the
 * candidates that have it: what they have in common tells little apart.
 */
export function scoreMatches(
  words: ReadonlySet<string>,
  candidates: readonly ReadonlySet<string>[],
  worthOf: (word: string) => number = () => 1,
): number[] {
  const scores = candidates.map(() => 0);
  for (const word of words) {
    const holders = candidates.flatMap((candidate, index) => (candidate.has(word) ? index : []));
    for (const index of holders) scores[index] = (scores[index] ?? 0) + worthOf(word) / holders.length;
  }
  return scores;
}

/** More than anybody says at once, and more than any condition needs. */
const longestText = 8_000;
const wordPattern = /\p{L}[\p{L}\p{M}\p{N}]*(?:'\p{L}+)*|\p{N}+(?:[.:,]\p{N}+)*|[.,;:!?。，；：！？、\n]/gu;
const clauseEnd = /^[.,;:!?。，；：！？、\n]$/u;

function clausesOf(text: string): string[][] {
  const plain = text.slice(0, longestText).toLowerCase().replaceAll("_", " ").replaceAll("’", "'");
  const clauses: string[][] = [[]];
  for (const found of spelledOut(plain).match(wordPattern) ?? []) {
    if (clauseEnd.test(found) || contrasts.has(found)) clauses.push([]);
    else clauses.at(-1)?.push(...splitWord(found));
  }
  return clauses;
}

function spelledOut(plain: string): string {
  const { verb } = shortAnswer.exec(plain.trim())?.groups ?? {};
  if (verb) return /n't|not/.test(verb) ? "no" : "yes";
  return phrases.reduce((text, [pattern, meaning]) => text.replace(pattern, meaning), plain);
}

const segmenter = new Intl.Segmenter("en", { granularity: "word" });
const withoutSpaces =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
/** The segmenter takes longer than in proportion to its text. */
const segmentedAtOnce = /.{1,100}/gsu;

/** Some scripts have no spaces to tell words by. */
function splitWord(word: string): string[] {
  if (!withoutSpaces.test(word)) return [word];
  const pieces = word.match(segmentedAtOnce) ?? [];
  return pieces.flatMap((piece) =>
    [...segmenter.segment(piece)].flatMap(({ segment, isWordLike }) => (isWordLike ? segment : [])),
  );
}

/**
 * A denial reaches to the end of its clause, except that the "no" of "no I want to book" stands for itself.
 * First or last in its clause, "no" is an answer as well; and who denies a yes says no.
 */
function wordsOfClause(clause: string[], empty: ReadonlySet<string>): string[] {
  const found: string[] = [];
  let isDenied = false;
  clause.forEach((word, index) => {
    const isOuter = index === 0 || index === clause.length - 1;
    const answer = answers.get(word);
    if (answer === "no" && isOuter) found.push("no");
    if (denials.has(word) || word.endsWith("n't"))
      isDenied ||= !(index === 0 && startsOver.has(clause[1] ?? ""));
    else if (answer === "yes" && isDenied) found.push("no");
    else if (!empty.has(word))
      found.push((isDenied ? "not:" : "") + (answer ?? stem(synonyms.get(word) ?? word)));
  });
  return found;
}

/** Cuts the commonest English endings, so that "booking", "booked" and "books" meet in "book". */
function stem(word: string): string {
  return word
    .replace(/'s?$/u, "")
    .replace(/(?<=\p{L}{3})(?:ations?|ings?|ed|ly|s)$/u, "")
    .replace(/(?<=\p{L}{3})e$/u, "")
    .replace(/(\p{L})\1$/u, "$1")
    .replace(/(?<=\p{L}{2})y$/u, "i");
}
