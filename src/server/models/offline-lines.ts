import { instructionsOfSentence, speechOfInstruction, speechOfRole } from "./offline-speech";

/** Something a prompt tells to say. With a `condition`, only to who says something of the kind. */
export type Line = { text: string; condition: string | null };

/**
 * What a prompt tells to say, in its order: quoted text as it is, and instructions turned into speech
 * ("Ask for the caller's name." → "Could you tell me your name?"). Sentences that forbid something give nothing.
 */
export function linesOfPrompt(prompt: string): Line[] {
  return sentencesOf(prompt).flatMap((sentence) => {
    const { condition, instruction } = splitCondition(sentence);
    if (prohibition.test(instruction.replaceAll(quotation, ""))) return [];
    const quotes = [...instruction.matchAll(quotation)]
      .map((match) => match[1]?.trim() ?? "")
      .filter(isWorthSaying);
    const texts =
      quotes.length > 0
        ? quotes
        : instructionsOfSentence(instruction).flatMap((each) => speechOfInstruction(each) ?? []);
    return texts.map((text) => ({ text, condition }));
  });
}

/** "You are Ada, our receptionist." → "I am Ada, our receptionist."; `null` when the prompt gives no role. */
export function introductionOfPrompt(prompt: string): string | null {
  const role = sentencesOf(prompt).find((sentence) => /^you are\b/i.test(sentence));
  return role ? speechOfRole(role) : null;
}

// The node's own prompt is the last part, and this is more than a person reads at once.
const readCharacters = 8_000;
const cutSurrogate = /^[\uDC00-\uDFFF]/;
const quotation = /["“„«「]([^"“”„«»「」\n]+)["”“»」]/gu;
const prohibition = /\b(?:never|don['’]t|do not|must not|should not|avoid)\b/i;
/** Up to an end mark outside quotation marks; "3.5" has none. */
const sentencePattern =
  /(?:"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|「[^」]*」|[^.!?。！？]|[.!?](?=\S))+[.!?。！？]*/gu;

function sentencesOf(prompt: string): string[] {
  return prompt
    .slice(-readCharacters)
    .replace(cutSurrogate, "")
    .split("\n")
    .filter((line) => !/^\s*#/.test(line))
    .map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, "").replaceAll("**", ""))
    .flatMap((line) => line.match(sentencePattern) ?? [])
    .map((found) => found.trim())
    .filter((found) => found !== "");
}

function splitCondition(sentence: string): { condition: string | null; instruction: string } {
  const match = /^(?:if|when|whenever|once)\s([^,:"“]+)[,:]?\s*(.*)$/iu.exec(sentence);
  return match
    ? { condition: match[1] ?? "", instruction: match[2] ?? "" }
    : { condition: null, instruction: sentence };
}

// A single word in quotation marks is a name for something. Some scripts have no spaces to count words by.
function isWorthSaying(quote: string): boolean {
  return /\S\s+\S|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]{4}/u.test(quote);
}
