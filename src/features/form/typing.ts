/** What was typed, with the value it stands for; with a problem, with the value it was typed over. */
export type TypedText = { text: string; value: unknown; problem: string | null };

/** What is typed into one control, kept by whoever shows it. */
export type Typing = { typed: TypedText | null; onType: (typed: TypedText) => void };

/** A text that cannot be read stands until it is mended or dropped; one that was read, until something else changes the value. */
export function isStanding(typed: TypedText | null, value: unknown): typed is TypedText {
  return typed !== null && (typed.problem !== null || typed.value === value);
}
