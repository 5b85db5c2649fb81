import type { LanguageModelV3 } from "@/server/ports/model-provider";
import type { JsonObject } from "@/shared/json";

export type ModelCall = Parameters<LanguageModelV3["doStream"]>[0];
type StreamResult = Awaited<ReturnType<LanguageModelV3["doStream"]>>;
type StreamPart = StreamResult["stream"] extends ReadableStream<infer Part> ? Part : never;

/** A whole reply: text in the pieces it is streamed in, function calls, tokens. */
export type InstantReply = {
  deltas: readonly string[] | AsyncIterable<string>;
  functionCalls: readonly { id: string; name: string; arguments: JsonObject }[];
  usage: { inputTokens: number; outputTokens: number };
};

/** Dresses a function that knows the whole reply at once as a language model that streams and generates. */
export function createInstantModel(
  modelId: string,
  answer: (call: ModelCall) => InstantReply | Promise<InstantReply>,
): LanguageModelV3 {
  return {
    specificationVersion: "v3",
    provider: "retake",
    modelId,
    supportedUrls: {},
    async doStream(call) {
      const reply = await answer(call);
      const stream = new ReadableStream<StreamPart>({
        async start(controller) {
          for await (const part of toStreamParts(reply)) controller.enqueue(part);
          controller.close();
        },
      });
      return { stream };
    },
    async doGenerate(call) {
      const reply = await answer(call);
      let text = "";
      for await (const delta of reply.deltas) text += delta;
      return {
        content: [...(text === "" ? [] : [{ type: "text" as const, text }]), ...toToolCalls(reply)],
        finishReason: finishReasonOf(reply),
        usage: toUsage(reply),
        warnings: [],
      };
    },
  };
}

async function* toStreamParts(reply: InstantReply): AsyncGenerator<StreamPart> {
  yield { type: "stream-start", warnings: [] };
  let hasText = false;
  for await (const delta of reply.deltas) {
    if (!hasText) yield { type: "text-start", id: "text" };
    hasText = true;
    yield { type: "text-delta", id: "text", delta };
  }
  if (hasText) yield { type: "text-end", id: "text" };
  yield* toToolCalls(reply);
  yield { type: "finish", finishReason: finishReasonOf(reply), usage: toUsage(reply) };
}

function toToolCalls({ functionCalls }: InstantReply) {
  return functionCalls.map((call) => ({
    type: "tool-call" as const,
    toolCallId: call.id,
    toolName: call.name,
    input: JSON.stringify(call.arguments),
  }));
}

function finishReasonOf({ functionCalls }: InstantReply) {
  return functionCalls.length > 0
    ? ({ unified: "tool-calls", raw: "tool_calls" } as const)
    : ({ unified: "stop", raw: "stop" } as const);
}

function toUsage({ usage }: InstantReply) {
  return {
    inputTokens: { total: usage.inputTokens, noCache: usage.inputTokens, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: usage.outputTokens, text: usage.outputTokens, reasoning: 0 },
  };
}
