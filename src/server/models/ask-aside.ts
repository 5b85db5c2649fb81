import type { AsideReply } from "@/engine/model-reply";
import type { JsonObject } from "@/shared/json";
import { type Generation, generateReply } from "./generate-reply";
import { ModelFailure } from "./model-failure";

/** How a model can be asked for JSON, the strictest first. */
export const replyFormats = ["schema", "json", "text"] as const;
export type ReplyFormat = (typeof replyFormats)[number];

/** What each model was found to accept, by its id. */
export type KnownFormats = Map<string, ReplyFormat>;

/**
 * Asks the model something beside the conversation. With a `schema`, for JSON: a server that refuses the schema is asked for
 * JSON of any shape, and then for plain text. A failure is told in the reply: it is no reason to fail the turn.
 * @throws ModelFailure when the signal is aborted
 */
export async function askAside(
  question: Omit<Generation, "onText" | "request" | "responseFormat"> & {
    request: Pick<Generation["request"], "system" | "messages">;
    schema: JsonObject | null;
  },
  known: KnownFormats,
): Promise<AsideReply> {
  const { schema, request, modelId, clock } = question;
  const startedAt = clock();
  const first = schema ? replyFormats.indexOf(known.get(modelId) ?? "schema") : replyFormats.length - 1;
  for (const format of replyFormats.slice(first)) {
    try {
      const reply = await generateReply({
        ...question,
        request: { ...request, functions: [] },
        responseFormat: formatOf(format, schema),
        onText: () => undefined,
      });
      if (schema) known.set(modelId, format);
      const { text, model, usage, durationMs } = reply;
      return { text, failure: null, model, usage, durationMs };
    } catch (error) {
      if (question.signal.aborted || !(error instanceof ModelFailure)) throw error;
      if (error.reason === "model_rejected" && format !== "text") continue;
      const durationMs = Math.round(clock() - startedAt);
      return { text: null, failure: error.message, model: modelId, usage: error.spent, durationMs };
    }
  }
  throw new Error("The last format ends the search.");
}

function formatOf(format: ReplyFormat, schema: JsonObject | null): Generation["responseFormat"] {
  switch (format) {
    case "schema":
      return { type: "json", name: "variables", schema: schema ?? {} };
    case "json":
      return { type: "json" };
    case "text":
      return undefined;
  }
}
