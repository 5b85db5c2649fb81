import type { LanguageModelV3 } from "@/server/ports/model-provider";

type StreamResult = Awaited<ReturnType<LanguageModelV3["doStream"]>>;

/** The parts in which the SDK's models answer. */
export type StreamPart = StreamResult["stream"] extends ReadableStream<infer Part> ? Part : never;
export type FinishPart = Extract<StreamPart, { type: "finish" }>;
