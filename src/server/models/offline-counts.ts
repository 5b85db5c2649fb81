import { lastVersion, withoutMoments } from "./offline-moments";

/** A number of things or people, with the words it was said in. */
export type Count = { value: number; source: string };

const units =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const words = new Map<string, number>([
  ...units.map((word, value) => [word, value] as const),
  ...tens.map((word, index) => [word, 20 + index * 10] as const),
]);
const unit = `(?:${units.slice(1, 10).join("|")})`;
const countPattern = new RegExp(
  `(?<![\\p{L}\\d.,:/+#-])-?\\d+(?:\\.\\d+)?(?![\\p{L}\\d:/-]|[.,]\\d)|\\b(?:${tens.join("|")})(?:[- ]${unit})?\\b|\\b(?:${units.join("|")})\\b` +
    "|\\ba dozen\\b|\\ba hundred\\b|\\b(?:just|only) (?:me|myself|one)\\b|\\b(?:alone|by myself|on my own|solo)\\b|\\bboth of us\\b",
  "giu",
);

/** Every number that was said and is none of a day, a time, a price or a code. */
export function countsIn(said: string): Count[] {
  const text = withoutMoments(lastVersion(said)).replace(
    /\b(?:which|this|that|another|no|(?:the )?(?:first|last|other|next)) one\b/giu,
    (found) => " ".repeat(found.length),
  );
  return [...text.matchAll(countPattern)].map(({ 0: source }) => ({ value: numberOf(source), source }));
}

/** The one number that was said; null for none, and for several: who is unsure does not guess. */
export function countIn(said: string): Count | null {
  const counts = countsIn(said);
  const [first] = counts;
  return first && counts.every(({ value }) => value === first.value) ? first : null;
}

function numberOf(source: string): number {
  const word = source.toLowerCase();
  if (/\d/.test(word)) return Number(word);
  if (word === "a dozen") return 12;
  if (word === "a hundred") return 100;
  if (word === "both of us") return 2;
  const parts = word.split(/[- ]/).map((part) => words.get(part));
  const sum = parts.reduce<number | null>(
    (total, part) => (part === undefined ? total : (total ?? 0) + part),
    null,
  );
  return sum ?? 1;
}
