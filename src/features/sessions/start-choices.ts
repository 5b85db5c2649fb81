import type { inferRouterInputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/app-router";
import { isJsonObject, type JsonObject } from "@/shared/json";
import { initialContextOf } from "./template-variables";

export type CreateSession = inferRouterInputs<AppRouter>["textChat"]["create"];
type ToolMode = NonNullable<CreateSession["toolModes"]>[string];

/** How a tool answers, as it is being chosen: the texts of a mock are kept while another mode is tried. */
export type ToolChoice = {
  mode: "default" | "live" | "recorded" | "mock";
  otherwise: "mock" | "fail" | "live";
  result: string;
  error: string;
  delayMs: string;
};

export const defaultToolChoice: ToolChoice = {
  mode: "default",
  otherwise: "fail",
  result: "",
  error: "",
  delayMs: "",
};

/** Everything a person can choose before the start, as it is typed. */
export type StartChoices = {
  model: string | null;
  texts: Readonly<Record<string, string>>;
  context: string;
  startNodeId: string;
  now: string;
  tools: Readonly<Record<string, ToolChoice>>;
};

export const noChoices: StartChoices = {
  model: null,
  texts: {},
  context: "",
  startNodeId: "",
  now: "",
  tools: {},
};

/** @returns the options of a session, or what cannot be sent as it is typed, by field */
export function readChoices(choices: StartChoices): {
  options: Omit<CreateSession, "workflowId">;
  problems: Record<string, string>;
} {
  const problems: Record<string, string> = {};
  const context = readObject(choices.context);
  if (!context) problems.context = 'A JSON object, such as { "plan": "gold" }.';
  const initialContext = initialContextOf(choices.texts, context ?? {});
  const now = choices.now === "" ? null : new Date(choices.now);
  if (now && Number.isNaN(now.getTime())) problems.now = "A date and a time.";
  const toolModes: Record<string, ToolMode> = {};
  for (const [toolId, choice] of Object.entries(choices.tools)) {
    const mode = readToolChoice(choice);
    if (mode === "invalid") problems[`tool ${toolId}`] = "The result is a JSON object, the delay a number.";
    else if (mode) toolModes[toolId] = mode;
  }
  const options: Omit<CreateSession, "workflowId"> = {
    ...(choices.model !== null && { model: choices.model }),
    ...(Object.keys(initialContext).length > 0 && { initialContext }),
    ...(choices.startNodeId !== "" && { startNodeId: choices.startNodeId }),
    ...(now && problems.now === undefined && { now: now.toISOString() }),
    ...(Object.keys(toolModes).length > 0 && { toolModes }),
  };
  return { options, problems };
}

function readToolChoice({
  mode,
  otherwise,
  result,
  error,
  delayMs,
}: ToolChoice): ToolMode | "invalid" | null {
  if (mode === "default") return null;
  if (mode === "live") return { mode };
  if (mode === "recorded") return { mode, otherwise };
  const read = readObject(result);
  const delay = Number(delayMs);
  if (!read || !Number.isInteger(delay) || delay < 0) return "invalid";
  return {
    mode,
    ...(result.trim() !== "" && { result: read }),
    ...(error.trim() !== "" && { error: error.trim() }),
    ...(delayMs.trim() !== "" && { delayMs: delay }),
  };
}

function readObject(text: string): JsonObject | null {
  if (text.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? (value as JsonObject) : null;
  } catch {
    return null;
  }
}
