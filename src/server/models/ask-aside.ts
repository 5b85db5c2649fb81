import type { AsideReply } from "@/engine/model-reply";
import { addUsage, noUsage } from "@/engine/usage";
import type { JsonObject } from "@/shared/json";
import { type Generation, generateReply } from "./generate-reply";
import type { Known } from "./learned";
import { ModelFailure } from "./model-failure";

/** How a model can be asked for JSON, the strictest first. */
export const replyFormats = ["schema", "json", "text"] as const;
export type ReplyFormat = (typeof replyFormats)[number];

/**
 * Asks the model something beside the conversation. With a `schema`, for JSON: a server that refuses the schema, or breaks
 * on it, is asked for JSON of any shape, and then for plain text. Only a refusal is remembered, and only when the next
 * format was answered: then the format was what was refused. A failure is told in the reply: it is no reason to fail the turn.
 * @throws ModelFailure when the signal is aborted
 */
export async function askAside(
  question: Omit<Generation, "onText" | "request" | "responseFormat"> & {
    request: Pick<Generation["request"], "system" | "messages">;
    schema: JsonObject | null;
  },
  known: Known<ReplyFormat>,
): Promise<AsideReply> {
  const { schema, request, modelId, clock } = question;
  const startedAt = clock();
  const first = schema ? replyFormats.indexOf(known.get(modelId) ?? "schema") : replyFormats.length - 1;
  let accepted = replyFormats[first];
  let spent = noUsage;
  for (const [index, format] of [...replyFormats.entries()].slice(first)) {
    try {
      const reply = await generateReply({
        ...question,
        request: { ...request, functions: [] },
        responseFormat: formatOf(format, schema),
        onText: () => undefined,
      });
      if (schema && accepted && known.get(modelId) !== accepted) known.set(modelId, accepted);
      const { text, model, usage, durationMs } = reply;
      return { text, failure: null, model, usage: addUsage(spent, usage), durationMs };
    } catch (error) {
      if (question.signal.aborted || !(error instanceof ModelFailure)) throw error;
      spent = addUsage(spent, error.spent);
      const fault = faultOf(error);
      const next = replyFormats[index + 1];
      if (fault !== null && next) {
        if (fault === "refused" && accepted === format) accepted = next;
        continue;
      }
      const durationMs = Math.round(clock() - startedAt);
      return { text: null, failure: error.message, model: modelId, usage: spent, durationMs };
    }
  }
  throw new Error("The last format ends the search.");
}

/** Whether the format may be why there is no answer: it was `refused`, or the server `broke` on it. */
function faultOf({ reason, provider }: ModelFailure): "refused" | "broke" | null {
  const status = provider?.status ?? null;
  if (reason === "model_rejected") {
    return status !== null && statusesOfOtherFaults.has(status) ? null : "refused";
  }
  if (reason !== "model_unavailable") return null;
  if (status === 501) return "refused";
  return status === 500 || status === 502 ? "broke" : null;
}

/** Not paid, too slow, too large and the like: these would be so in any format. */
const statusesOfOtherFaults = new Set([402, 407, 408, 409, 410, 411, 413, 414, 421, 423, 425, 429, 431, 451]);

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
