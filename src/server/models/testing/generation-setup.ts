import { afterEach, beforeEach, expect, vi } from "vitest";
import type { GenerationRequest } from "@/engine/turn";
import type { Generation } from "../generate-reply";
import { createModelProvider } from "../model-provider";
import { type OpenAiWireServer, startOpenAiWireServer } from "./openai-wire-server";

export const request: GenerationRequest = {
  nodeId: "start",
  nodeName: "Start",
  system: "You are Ada.",
  functionsHash: "",
  promptHash: "hash",
  messages: [{ role: "user", content: "Hello" }],
  functions: [
    {
      name: "book_visit",
      description: "The caller wants to book a visit",
      parameters: { type: "object", properties: { day: { type: "string" } } },
    },
  ],
};

export let wire: OpenAiWireServer;
let printed: unknown[];

/** Gives each test of a file a server of its own, and fails one that prints or leaves the script unused. */
export function useWireServer(): void {
  beforeEach(async () => {
    wire = await startOpenAiWireServer();
    printed = [];
    for (const method of ["log", "info", "warn", "error"] as const) {
      vi.spyOn(globalThis.console, method).mockImplementation((...values) => void printed.push(values));
    }
  });

  afterEach(async () => {
    vi.restoreAllMocks();
    await wire.close();
    wire.assertAllUsed();
    expect(printed).toEqual([]);
  });
}

export function generation(overrides: Partial<Generation> = {}): Generation & { heard: string[] } {
  const provider = createModelProvider({ openAi: { apiKey: "sk-test", baseUrl: wire.baseUrl } });
  const model = provider.resolve("openai:wire-model");
  if (!model) throw new Error("An openai model must resolve.");
  const heard: string[] = [];
  let now = 0;
  return {
    model,
    modelId: "openai:wire-model",
    request,
    settings: {},
    signal: new AbortController().signal,
    onText: (delta) => heard.push(delta),
    clock: () => now++,
    habits: new Map(),
    heard,
    ...overrides,
  };
}
