import { createOpenAI } from "@ai-sdk/openai";
import type { LanguageModelV3 } from "@/server/ports/model-provider";

export type OpenAiSettings = { apiKey?: string | undefined; baseUrl?: string | undefined };

/** Servers on one's own machine ask for no key, but the protocol has a place for one. */
export const keyForKeylessServers = "none";

/**
 * Models behind the chat-completions protocol: OpenAI's, or those of the server at `baseUrl`.
 * `null` when neither a key nor a server is set.
 */
export function createOpenAiModels({
  apiKey,
  baseUrl,
}: OpenAiSettings): ((model: string) => LanguageModelV3) | null {
  if (!apiKey && !baseUrl) return null;
  const openai = createOpenAI({
    apiKey: apiKey ?? keyForKeylessServers,
    baseURL: baseUrl ?? "https://api.openai.com/v1",
  });
  return (model) => openai.chat(model);
}
