import { contentWords } from "./offline-words";

/** What somebody said, with what they asked apart from what they stated. A wish put as a question (“Can I …?”) is stated. */
export type Utterance = { stated: string; asked: string };

export function utteranceOf(said: string): Utterance {
  const sentences = said.match(/[^.!?？\n]+(?:[.!](?=\S)[^.!?？\n]*)*[.!?？]*/gu) ?? [];
  const [asked, stated] = [true, false].map((wanted) =>
    sentences
      .filter((sentence) => isQuestion(sentence) === wanted)
      .join(" ")
      .trim(),
  );
  return { asked: asked ?? "", stated: stated ?? "" };
}

/** Empty when nothing is asked. */
export function lastQuestionIn(text: string): string {
  return text.match(/[^.!?？]+[?？]/gu)?.at(-1) ?? "";
}

const preface =
  "^(?:(?:yes|yeah|ok|okay|hi|hello|hey|please|and|so|well|oh|sorry|thanks|but|one question)[,:. ]+)*";
const wish = new RegExp(
  `${preface}(?:(?:can|could|may|shall|should|might) (?:i|we|you)\\b|(?:what|how) about\\b|why (?:don['’]t|not)\\b|is it (?:ok|possible|alright) (?:to|if)\\b|would it be possible\\b|would you (?:please )?(?:call|send|move|book)|do you mind\\b)`,
  "iu",
);
const interrogative = new RegExp(
  `${preface}(?:what|which|who|whose|when|where|why|how|is|are|was|were|do|does|did|have|has|am|will|would|should|must)(?:['’]s)?\\b`,
  "iu",
);
const wordsOfQuestions = new RegExp(
  `${preface}(?:what|which|who|whose|when|where|why|how)(?:['’]s| is| are| do| does| did| much| many| long| far)\\b`,
  "iu",
);

function isQuestion(sentence: string): boolean {
  const plain = sentence.trim();
  if (wish.test(plain)) return false;
  if (wordsOfQuestions.test(plain)) return true;
  if (!/[?？]$/u.test(plain)) return false;
  return (
    interrogative.test(plain) ||
    /[,\s](?:what|which|when|where|why|how|is|are|does|do)\s/iu.test(plain) ||
    isOnlyAnswer(plain)
  );
}

/** “Correct?” */
function isOnlyAnswer(text: string): boolean {
  const words = [...contentWords(text)];
  return words.length > 0 && words.every((word) => saysLittle.has(word));
}

const saysLittle = new Set(["yes", "no", "mayb", "thank", "goodbye", "hardli", "yet", "suit", "back"]);
const withheld =
  /\b(?:rather|prefer) not (?:to )?(?:say|tell|answer|share|give)\b|\b(?:don['’]t|do not|won['’]t|will not|can['’]t|not going to) (?:want to |like to )?(?:say|tell|give|share|answer|remember)\b|\bnone of your\b|\bno comment\b/iu;
const refusal =
  /\b(?:rather|prefer) not\b|\b(?:don['’]t|do not) know\b|\b(?:not|un)\s?sure\b|\bno idea\b|\bnever mind\b|\bforget it\b|\b(?:none|neither) of (?:these|those|them)\b|\bcall back later\b|^\W*nothing\b|\bnot suit/iu;

/** “I'd rather not say.” */
export function isWithheld(said: string): boolean {
  return withheld.test(said);
}

export function isRefusal(said: string): boolean {
  return refusal.test(said) || isWithheld(said);
}

/**
 * What is told in an answer: the words from the first clause that tells something to the last. Null for a greeting, a thanks, a
 * yes or no by itself, a refusal, a question.
 */
export function toldIn(said: string): string | null {
  const { stated } = utteranceOf(said);
  if (isRefusal(said)) return null;
  const clauses = [...stated.matchAll(/(?:[^,;.!?\n]|[.,](?=\S))+/gu)].filter(({ 0: clause }) =>
    tellsSomething(clause),
  );
  const [first, last] = [clauses.at(0), clauses.at(-1)];
  if (!first || !last) return null;
  const told = stated.slice(first.index, last.index + last[0].length);
  return told
    .trim()
    .replace(/^(?:well|um|uh|so|oh|hi|hello|hey|yes|yeah|because|and|it['’]s because)[, ]+(?=\S)/iu, "")
    .replace(/[,.!? ]+(?:please|thanks|thank you)$/iu, "");
}

function tellsSomething(clause: string): boolean {
  const wish =
    /^\s*(?:and |but )?(?:please |you (?:can|may) |do )?(?:call|phone|ring|contact) (?:me|us)\b|^\s*(?:hi|hello|hey|please|good (?:morning|evening|afternoon|day))\b[^a-z]*$/iu;
  return !wish.test(clause) && [...contentWords(clause)].some((word) => !saysLittle.has(word));
}
