import type { LanguageModelV3 } from "@/server/ports/model-provider";
import { createInstantModel, type ModelCall } from "./instant-model";
import { introductionOfPrompt, linesOfPrompt } from "./offline-lines";
import { contentWords, scoreMatches } from "./offline-words";

type Prompt = ModelCall["prompt"];
type OfferedFunction = { name: string; description: string };

/**
 * A model that follows rules instead of understanding, so that everything runs with no account.
 * The same prompt always gets the same reply.
 *
 * 1. When the person spoke last, it calls the function whose name and description share the most telling words
 *    with what was said. No shared word, no call. After a function's result it only speaks: a turn hops at most once.
 * 2. Otherwise it says the next lines of the prompt that it has not said since it came to the node, up to the first
 *    question. A line with a condition ("If they ask about prices, …") is said when the person brings it up.
 * 3. Having said everything, it names the words that would lead on.
 */
export function createOfflineModel(): LanguageModelV3 {
  return createInstantModel("offline", ({ prompt, tools }) => {
    const functions = (tools ?? []).flatMap((tool) =>
      tool.type === "function" ? [{ name: tool.name, description: tool.description ?? "" }] : [],
    );
    const said = lastWordsOfPerson(prompt);
    const chosen = said === null ? undefined : chooseFunction(said, functions);
    const text = chosen ? "" : speak(prompt, said, functions);
    return {
      deltas: inDeltas(text),
      functionCalls: chosen
        ? [{ id: `offline_call_${prompt.length}`, name: chosen.name, arguments: {} }]
        : [],
      usage: {
        inputTokens: countTokens(sizeOf(prompt) + JSON.stringify(functions).length),
        outputTokens: countTokens((chosen?.name ?? text).length),
      },
    };
  });
}

function lastWordsOfPerson(prompt: Prompt): string | null {
  const last = prompt.at(-1);
  return last?.role === "user" ? textOf(last.content) : null;
}

function chooseFunction(said: string, functions: OfferedFunction[]): OfferedFunction | undefined {
  return bestMatch(said, functions, ({ name, description }) => `${name}. ${description}`);
}

function bestMatch<Candidate>(
  said: string,
  candidates: Candidate[],
  describe: (candidate: Candidate) => string,
): Candidate | undefined {
  const scores = scoreMatches(
    contentWords(said),
    candidates.map((candidate) => contentWords(describe(candidate))),
  );
  const best = Math.max(0, ...scores);
  return best > 0 ? candidates[scores.indexOf(best)] : undefined;
}

const linesAtOnce = 3;

function speak(prompt: Prompt, said: string | null, functions: OfferedFunction[]): string {
  const system = prompt.flatMap((message) => (message.role === "system" ? [message.content] : [])).join("\n");
  const lines = linesOfPrompt(system);
  const spoken = spokenSinceArrival(prompt);
  const unsaid = lines.filter(({ text }) => !spoken.includes(text));

  const fitting = said === null ? undefined : bestMatch(said, unsaid, ({ condition }) => condition ?? "");
  if (fitting) return fitting.text;
  const next = unsaid.filter(({ condition }) => condition === null);
  if (next.length > 0) return upToQuestion(next.map(({ text }) => text)).join(" ");
  return said === null ? (introductionOfPrompt(system) ?? "Hello. How can I help you?") : leadOn(functions);
}

/** A function's result is the last thing before a node's first words. */
function spokenSinceArrival(prompt: Prompt): string {
  const arrival = prompt.findLastIndex(({ role }) => role === "tool");
  return prompt
    .slice(arrival + 1)
    .map((message) => (message.role === "assistant" ? textOf(message.content) : ""))
    .join("\n");
}

function upToQuestion(texts: string[]): string[] {
  const question = texts.findIndex((text) => /[?？]$/u.test(text));
  return texts.slice(0, Math.min(linesAtOnce, question < 0 ? linesAtOnce : question + 1));
}

function leadOn(functions: OfferedFunction[]): string {
  if (functions.length === 0) return "I have said all that this node's prompt tells me to say.";
  const ways = functions.map(({ name }) => `“${name.replaceAll("_", " ")}”`).join(", ");
  return `I am the offline model and only match words. To go on from here, mention one of these: ${ways}.`;
}

function textOf(content: Extract<Prompt[number], { role: "user" | "assistant" }>["content"]): string {
  return content.map((part) => (part.type === "text" ? part.text : "")).join("");
}

const deltasPerReply = 4;

/** A few pieces, cut between words. */
function inDeltas(text: string): string[] {
  const words = text === "" ? [] : text.split(/(?<=\s)/u);
  const size = Math.ceil(words.length / deltasPerReply);
  return Array.from({ length: Math.min(deltasPerReply, words.length) }, (_, index) =>
    words.slice(index * size, (index + 1) * size).join(""),
  ).filter((delta) => delta !== "");
}

function sizeOf(prompt: Prompt): number {
  return prompt.reduce((size, { content }) => {
    if (typeof content === "string") return size + content.length;
    return content.reduce(
      (sum, part) => sum + (part.type === "text" ? part.text : JSON.stringify(part)).length,
      size,
    );
  }, 0);
}

function countTokens(characters: number): number {
  return Math.ceil(characters / 4);
}
