import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { hashOf } from "@/engine/hash";
import type { LanguageModelV3 } from "@/server/ports/model-provider";
import { readingDialects } from "./dialect/read-answer";
import { withoutParameters } from "./server-habits";

export type OpenAiSettings = { apiKey?: string | undefined; baseUrl?: string | undefined };

/** Servers on one's own machine ask for no key, but the protocol has a place for one. */
const keyForKeylessServers = "none";

const openAiUrl = "https://api.openai.com/v1";

/**
 * Models behind the chat-completions protocol: OpenAI's, or those of the server at `baseUrl`.
 * `null` when neither a key nor a server is set.
 */
export function createOpenAiModels({
  apiKey,
  baseUrl,
}: OpenAiSettings): ((model: string) => LanguageModelV3) | null {
  if (!apiKey && !baseUrl) return null;
  return chatModels({ apiKey: apiKey ?? null, baseUrl: baseUrl ?? openAiUrl, fetch: globalThis.fetch });
}

/** The models of one server, by their names there. Its answers are read in whatever dialect it speaks. */
export function chatModels({
  apiKey,
  baseUrl,
  fetch,
}: {
  apiKey: string | null;
  baseUrl: string;
  fetch: typeof globalThis.fetch;
}): (model: string) => LanguageModelV3 {
  const settings = {
    apiKey: apiKey ?? keyForKeylessServers,
    baseURL: baseUrl,
    fetch: readingDialects(fetch),
  };
  if (new URL(baseUrl).origin === new URL(openAiUrl).origin) {
    const openai = createOpenAI(settings);
    return (model) => openai.chat(model);
  }
  const server = createOpenAICompatible({
    ...settings,
    name: serverName(baseUrl),
    includeUsage: true,
    supportsStructuredOutputs: true,
    transformRequestBody: withoutParameters,
  });
  return (model) => server.chatModel(model);
}

/** The same for every model of a server. Its address cannot be read from it. */
function serverName(baseUrl: string): string {
  return `server${hashOf(new URL(baseUrl).origin).slice(0, 12)}`;
}
