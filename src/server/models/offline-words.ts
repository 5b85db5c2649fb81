/**
 * The words of a text that carry its meaning, as comparable forms: lower case, light English stems, one word for all
 * ways of saying yes, no or goodbye, and `not:` before a word that is denied. "I don't want to book." has `not:book`,
 * so it matches a text that denies booking and none that wants it.
 */
export function contentWords(text: string): Set<string> {
  return new Set(clausesOf(text).flatMap(wordsOfClause));
}

/**
 * How much `words` speak for each candidate, 0 for not at all. A word is worth one, shared by the candidates that have
 * it: what they have in common tells little apart.
 */
export function scoreMatches(
  words: ReadonlySet<string>,
  candidates: readonly ReadonlySet<string>[],
): number[] {
  const shared = [...words].map((word) => candidates.map((candidate) => (candidate.has(word) ? 1 : 0)));
  return candidates.map((_, index) =>
    shared.reduce((score, hits) => {
      const holders = hits.reduce<number>((sum, hit) => sum + hit, 0);
      return score + (hits[index] ? 1 / holders : 0);
    }, 0),
  );
}

const segmenter = new Intl.Segmenter("en", { granularity: "word" });
const clauseEnd = /[.,;:!?。，；：！？、\n]/u;

function clausesOf(text: string): string[][] {
  const clauses: string[][] = [[]];
  for (const { segment, isWordLike } of segmenter.segment(text.replaceAll("_", " "))) {
    const word = segment.toLowerCase().replaceAll("’", "'");
    if (clauseEnd.test(segment) || contrasts.has(word)) clauses.push([]);
    else if (isWordLike) clauses.at(-1)?.push(word);
  }
  return clauses;
}

/**
 * A denial reaches to the end of its clause, except that the "no" of "no I want to book" stands for itself.
 * First or last in its clause, "no" is an answer as well.
 */
function wordsOfClause(clause: string[]): string[] {
  const found: string[] = [];
  let isDenied = false;
  clause.forEach((word, index) => {
    const isOuter = index === 0 || index === clause.length - 1;
    if (answers.get(word) === "no" && isOuter) found.push("no");
    if (denials.has(word) || word.endsWith("n't"))
      isDenied ||= !(index === 0 && startsOver.has(clause[1] ?? ""));
    else if (!emptyWords.has(word)) found.push((isDenied ? "not:" : "") + (answers.get(word) ?? stem(word)));
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

const contrasts = new Set(["but", "instead", "rather", "however"]);
const denials = new Set(
  "no not never none nothing without neither nor cannot dont doesnt didnt wont cant isnt".split(" "),
);

const startsOver = new Set("i i'd i'll i'm it let please thank thanks we you".split(" "));

const waysToSay = {
  yes:
    "yes yeah yep yup sure ok okay correct right confirm confirms confirmed agree agrees agreed " +
    "accept accepts accepted absolutely definitely",
  no:
    "no nope nah decline declines declined refuse refuses refused reject rejects rejected deny denies " +
    "disagree disagrees",
  goodbye: "bye goodbye finish finished done end hang",
};
const answers = new Map(
  Object.entries(waysToSay).flatMap(([answer, words]) => words.split(" ").map((word) => [word, answer])),
);

/** Words that any condition and any message may hold. */
const emptyWords = new Set(
  (
    "a about after again all also an and any are as ask asks at be been by call caller can client could customer did " +
    "do does for from get give gives given go going guest had has have he hello her here hey hi him his how i i'd " +
    "i'll i'm i've if in into is it it's its just let like likes may me mention mentions might my need needs now of " +
    "on one once or our ours out patient person please prefer provide provides said say says she should so some " +
    "tell tells thank thanks that that's the their them then there there's they this to too up user us wait want " +
    "wanted wants was we were what when where whether which while who will wish wishes with would you your yours"
  ).split(" "),
);
