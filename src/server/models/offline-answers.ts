import { isJsonObject, type JsonObject } from "@/shared/json";
import { type Exchange, findValue, type Wanted } from "./offline-values";

/** What the JSON schema of a question asks for, filled from the conversation in the question's text. */
export function answerToSchema(schema: JsonObject, question: string): string {
  const hints = hintsIn(question);
  const exchanges = exchangesOf(linesAfter(question, "Conversation:"));
  const properties = isJsonObject(schema.properties) ? schema.properties : {};
  const values = Object.keys(properties).map((name) => {
    const { type = "string", hint = "" } = hints.get(name) ?? {};
    const found = findValue({ name, type, hint }, exchanges);
    return [name, { value: found?.value ?? null, source: found?.source ?? null }];
  });
  return JSON.stringify(Object.fromEntries(values));
}

/** The arguments of a function, from what the person said; null when one that is required was not said. */
export function argumentsFor(parameters: unknown, exchanges: readonly Exchange[]): JsonObject | null {
  if (!isJsonObject(parameters) || !isJsonObject(parameters.properties)) return {};
  const required = Array.isArray(parameters.required) ? parameters.required : [];
  const found: JsonObject = {};
  for (const [name, property] of Object.entries(parameters.properties)) {
    const value = findValue(wantedOf(name, property), exchanges, { isArgument: true })?.value;
    if (value !== undefined) found[name] = value;
    else if (required.includes(name)) return null;
  }
  return found;
}

/** The beginnings of what the person said: enough to go on with. */
export function summaryOf(conversation: string): string {
  const said = exchangesOf(conversation.split("\n")).map((exchange) => exchange.said);
  return said.length === 0 ? "Nothing was said." : `The person said: ${said.map(firstWords).join(" / ")}`;
}

function firstWords(text: string): string {
  return text.split(/\s+/u).slice(0, 12).join(" ");
}

function wantedOf(name: string, property: unknown): Wanted {
  const { type, description } = isJsonObject(property) ? property : {};
  return {
    name,
    type: typeof type === "string" ? type : "string",
    hint: typeof description === "string" ? description : "",
  };
}

function hintsIn(question: string): Map<string, { type: string; hint: string }> {
  const variables = question.split("\n").flatMap((line) => {
    const [, name, type, hint = ""] = /^- (.+?) \((\w+)\)(?:: (.*))?$/.exec(line) ?? [];
    return name && type ? [[name, { type, hint }] as const] : [];
  });
  return new Map(variables);
}

function linesAfter(text: string, heading: string): string[] {
  const lines = text.split("\n");
  return lines.slice(lines.indexOf(heading) + 1);
}

/** A line that names no speaker goes on with what the one before it said. */
function exchangesOf(lines: readonly string[]): Exchange[] {
  const exchanges: Exchange[] = [];
  let asked = "";
  let speaker = "";
  for (const line of lines) {
    const [, named = "", words = line] = /^(user|assistant|tool \S+): (.*)$/.exec(line) ?? [];
    speaker = named || speaker;
    const isNew = named !== "";
    if (speaker === "assistant") asked = isNew ? words : `${asked}\n${words}`;
    if (speaker !== "user") continue;
    const last = exchanges.at(-1);
    if (isNew || !last) exchanges.push({ asked, said: words });
    else last.said = `${last.said}\n${words}`;
  }
  return exchanges;
}
