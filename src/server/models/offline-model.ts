import type { LanguageModelV3 } from "@/server/ports/model-provider";
import { isJsonObject, type JsonObject, type JsonValue } from "@/shared/json";
import { createInstantModel, type ModelCall } from "./instant-model";
import { answerToSchema, argumentsFor, summaryOf } from "./offline-answers";
import { chooseFunction, type OfferedFunction } from "./offline-choice";
import { introductionOfPrompt, linesOfPrompt } from "./offline-lines";
import type { Exchange } from "./offline-values";
import { contentWords, scoreMatches } from "./offline-words";

type Prompt = ModelCall["prompt"];

/**
 * A model that follows rules instead of understanding, so that everything runs with no account.
 * The same prompt always gets the same reply.
 *
 * 1. When the person spoke last, it calls the function that what was said speaks for most: by telling words that its name and
 *    description share, by a day, a number, a yes or no that they are about; and whose arguments were said too. A question is no
 *    answer. Nothing shared, no call. After a function's result it only speaks: a turn hops at most once. What a tool has
 *    answered it reads out.
 * 2. Otherwise it says the next lines of the prompt that it has not said since it came to the node, up to the first
 *    question. A line with a condition ("If they ask about prices, …") is said when the person brings it up.
 * 3. Having said everything, it names the words that would lead on.
 * 4. Asked for JSON, it fills in what it finds in the conversation by simple patterns; asked for a summary, it repeats the
 *    beginnings of what was said.
 */
export function createOfflineModel(): LanguageModelV3 {
  return createInstantModel("offline", ({ prompt, tools, responseFormat }) => {
    const functions = (tools ?? []).flatMap((tool) =>
      tool.type === "function"
        ? [{ name: tool.name, description: tool.description ?? "", parameters: tool.inputSchema }]
        : [],
    );
    const question = lastWordsOfPerson(prompt);
    const aside = question === null ? null : answerAside(prompt, question, responseFormat);
    const said = question === null ? null : question.slice(0, heardAtOnce);
    const exchanges = exchangesOf(prompt);
    const chosen =
      said === null || aside !== null
        ? undefined
        : chooseFunction(functions, { said, exchanges, sinceArrival: doneSinceArrival(prompt) });
    const text = chosen ? "" : (aside ?? speak(prompt, said, functions));
    return {
      deltas: inDeltas(text),
      functionCalls: chosen
        ? [
            {
              id: `offline_call_${prompt.length}`,
              name: chosen.name,
              arguments: argumentsFor(chosen.parameters, exchanges) ?? {},
            },
          ]
        : [],
      usage: {
        inputTokens: countTokens(sizeOf(prompt) + JSON.stringify(functions).length),
        outputTokens: countTokens((chosen?.name ?? text).length),
      },
    };
  });
}

/** Letters of one message: more than a person says. */
const heardAtOnce = 4_000;

function lastWordsOfPerson(prompt: Prompt): string | null {
  const last = prompt.at(-1);
  return last?.role === "user" ? textOf(last.content) : null;
}

/** An answer to a question about the conversation; null when this is the conversation itself. */
function answerAside(prompt: Prompt, question: string, format: ModelCall["responseFormat"]): string | null {
  if (format?.type === "json") return answerToSchema((format.schema ?? {}) as JsonObject, question);
  const [first] = prompt;
  return first?.role === "system" && /^summarise this conversation\b/i.test(first.content)
    ? summaryOf(question)
    : null;
}

function exchangesOf(prompt: Prompt): Exchange[] {
  let asked = "";
  return prompt.flatMap((message) => {
    if (message.role === "assistant") asked = textOf(message.content).slice(-heardAtOnce);
    return message.role === "user" ? [{ asked, said: textOf(message.content).slice(0, heardAtOnce) }] : [];
  });
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
  const next = unsaid.filter(({ condition }) => condition === null).map(({ text }) => text);
  const results = resultsAtEnd(prompt);
  if (results !== "") return [`The tool answered: ${results}.`, ...next.slice(-1)].join(" ");

  const heard = said ?? wordsBeforeArrival(prompt);
  const answers = lines.filter(({ condition }) => condition !== null);
  const fitting = bestMatch(heard, answers, ({ condition }) => condition ?? "")?.text;
  if (fitting && said !== null) return fitting;
  if (fitting) return [fitting, ...(next.length > 1 ? upToQuestion(next) : [])].join(" ");
  if (next.length > 0) return upToQuestion(next).join(" ");
  if (said !== null || spoken.trim() !== "") return leadOn(functions);
  return introductionOfPrompt(system) ?? "Hello. How can I help you?";
}

/** What the person said that led to this node. */
function wordsBeforeArrival(prompt: Prompt): string {
  const last = prompt.findLast(({ role }) => role === "user");
  const isArrival = resultsOf(prompt.at(-1)).some(isMove);
  return isArrival && last?.role === "user" ? textOf(last.content) : "";
}

/** What tools have just answered; moves between nodes answer nothing. */
function resultsAtEnd(prompt: Prompt): string {
  return resultsOf(prompt.at(-1))
    .filter((value) => !isMove(value))
    .map(readOut)
    .join(" ");
}

function resultsOf(message: Prompt[number] | undefined): JsonValue[] {
  if (message?.role !== "tool") return [];
  return message.content.flatMap((part) =>
    part.type === "tool-result" && part.output.type === "json" ? [part.output.value as JsonValue] : [],
  );
}

function isMove(value: JsonValue): boolean {
  return isJsonObject(value) && (value.status === "done" || Object.keys(value).length === 0);
}

function readOut(value: JsonValue): string {
  const { data = value, status: _, status_code: __, ...rest } = isJsonObject(value) ? value : { data: value };
  if (!isJsonObject(data)) return plainly(data);
  const shown = data === value ? rest : data;
  return Object.entries(shown)
    .map(([name, part]) => `${name.replaceAll("_", " ")}: ${plainly(part)}`)
    .join(", ");
}

function plainly(value: JsonValue): string {
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return JSON.stringify(value);
  return value.length === 0 ? "none" : value.map(plainly).join(", ");
}

/** The result of a move is the last thing before a node's first words. */
function sinceArrival(prompt: Prompt): Prompt {
  return prompt.slice(prompt.findLastIndex((message) => resultsOf(message).some(isMove)) + 1);
}

function spokenSinceArrival(prompt: Prompt): string {
  return sinceArrival(prompt)
    .map((message) => (message.role === "assistant" ? textOf(message.content) : ""))
    .join("\n");
}

/** The words of the assistant, and what it asked tools for. */
function doneSinceArrival(prompt: Prompt): string {
  return sinceArrival(prompt)
    .flatMap((message) => (message.role === "assistant" ? message.content : []))
    .map((part) =>
      part.type === "text" ? part.text : part.type === "tool-call" ? JSON.stringify(part.input) : "",
    )
    .join("\n")
    .slice(-heardAtOnce);
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
