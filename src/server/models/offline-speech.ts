/**
 * Turns an instruction for the model into what it would say: "ask for the caller's name" becomes
 * "Could you tell me your name?". `null` for an instruction of no known kind.
 */
export function speechOfInstruction(instruction: string): string | null {
  const bare = instruction
    .trim()
    .replace(manner, "")
    .replace(/[.!。！]+$/u, "");
  for (const { pattern, say } of speechPatterns) {
    const [, verb = "", matter = ""] = pattern.exec(bare) ?? [];
    if (matter.trim() !== "" || standsAlone.test(verb))
      return asSentence(say(inSpeech(matter.trim()), verb.toLowerCase()));
  }
  return null;
}

/** "You are Ada, the caller's guide" → "I am Ada, your guide." */
export function speechOfRole(role: string): string {
  return asSentence(inSpeech(role));
}

/** Cuts "greet them, ask for X and say goodbye" in three. What follows a "whether" or "what" stays with it. */
export function instructionsOfSentence(sentence: string): string[] {
  const question = sentence.search(/\b(?:whether|if|what|which|who|how|when|where|why)\b/i);
  const head = question < 0 ? sentence : sentence.slice(0, question);
  const instructions = head.split(instructionBreak);
  const last = instructions.pop() ?? "";
  return [...instructions, last + sentence.slice(head.length)];
}

const article = "(?:the|this|each|every|a|my) ";
const noun = "(?:caller|customer|user|client|patient|guest|visitor|person|prospect|candidate)";
const person = `(?:${article})?${noun}`;
const her = "her(?= (?:for|that|what|which|when|where|whether|if|how)\\b)";
const addressee = `(?: (?:${person}|them|him|${her})\\b(?!['’]))?`;

/** Kinds of instruction: their verbs, what may stand between verb and matter, and how the matter is said. */
const speechKinds: { verbs: string; between?: string; say: (matter: string, verb: string) => string }[] = [
  {
    verbs: "ask|get|collect|gather|request|find out|learn",
    between: `${addressee}(?: for)?`,
    say: (matter) => `could you tell me ${matter}?`,
  },
  { verbs: "tell|inform|remind|say", between: `${addressee}(?: that)?`, say: (matter) => matter },
  { verbs: "greet|welcome", say: () => "hello" },
  { verbs: "thank", between: addressee, say: (matter) => `thank you ${matter}` },
  { verbs: "wish", between: addressee, say: (matter) => `I wish you ${matter}` },
  { verbs: "apologi[sz]e", say: (matter) => `I am sorry ${matter}` },
  {
    verbs: "answer|check|confirm|describe|explain|give|help|introduce|offer|repeat|summari[sz]e",
    say: (matter, verb) => `let me ${verb} ${matter}`,
  },
];
const speechPatterns = speechKinds.map(({ verbs, between = "", say }) => ({
  pattern: new RegExp(`^(${verbs})\\b${between}(.*)$`, "iu"),
  say,
}));
const allVerbs = speechKinds.map(({ verbs }) => verbs).join("|");
const instructionBreak = new RegExp(`(?:,? and|,)(?: then)? (?=(?:${allVerbs})\\b)`, "iu");
const standsAlone = /^(?:greet|welcome|thank|apologi[sz]e)$/i;
const manner = /^(?:(?:please|always|first|next|then|finally|politely|briefly|warmly|kindly),? )+/iu;

/** Guests without an article are people that somebody counts, not the one who is spoken to. */
const thePerson = `${article}${noun}`;
const personsOwn = new RegExp(`\\b(?:${thePerson}s?['’]s?|their|his|her)(?!\\p{L})`, "giu");
const personItself = new RegExp(`\\b(?:${thePerson}s?|they|them|he|she|him)\\b`, "giu");
const verbsAfterYou = new Map([
  ["is", "are"],
  ["was", "were"],
  ["has", "have"],
  ["wants", "want"],
  ["needs", "need"],
  ["likes", "like"],
  ["prefers", "prefer"],
]);

/** Prompts call the model "you" and the person "the caller" or "them"; speech calls them "I" and "you". */
function inSpeech(text: string): string {
  return text
    .replace(/\byourself\b/giu, "myself")
    .replace(/\byour\b/giu, "my")
    .replace(/\byou are\b/giu, "I am")
    .replace(/\byou\b/giu, "I")
    .replace(personsOwn, "your")
    .replace(personItself, "you")
    .replace(/\byou (\w+)\b/giu, (_, verb: string) => `you ${verbsAfterYou.get(verb) ?? verb}`);
}

function asSentence(text: string): string {
  const trimmed = text.trim();
  const capitalised = trimmed.replace(/^./u, (first) => first.toUpperCase());
  return /[.!?。！？]$/u.test(trimmed) ? capitalised : `${capitalised}.`;
}
