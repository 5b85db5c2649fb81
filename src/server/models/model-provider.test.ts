import { describe, expect, test } from "vitest";
import { noCharge } from "@/engine/price";
import { createModelProvider } from "./model-provider";

const offline = { id: "offline", label: "Offline (follows rules, no real model)", isReal: false };
const ollama = "http://localhost:11434/v1";

describe("createModelProvider", () => {
  test.each([
    ["with nothing set up", {}, undefined, [offline]],
    [
      "with a key of OpenAI",
      { apiKey: "sk-1" },
      undefined,
      [{ id: "openai:gpt-4.1-mini", label: "gpt-4.1-mini (OpenAI)", isReal: true }, offline],
    ],
    ["with a server whose models it does not know", { baseUrl: ollama }, undefined, [offline]],
    [
      "with a server and a model of it",
      { baseUrl: ollama },
      "openai:qwen3:8b",
      [{ id: "openai:qwen3:8b", label: "qwen3:8b (localhost:11434)", isReal: true }, offline],
    ],
    [
      "with a key, but offline wanted",
      { apiKey: "sk-1" },
      "offline",
      [offline, { id: "openai:gpt-4.1-mini", label: "gpt-4.1-mini (OpenAI)", isReal: true }],
    ],
  ])("offers, %s, the default first", (_, openAi, defaultModelId, offered) => {
    const provider = createModelProvider({ openAi, defaultModelId });
    expect(provider.list()).toEqual(offered);
    expect(provider.defaultModelId).toBe(offered[0]?.id);
  });

  test.each([["gpt-4.1"], ["anthropic:claude"], ["openai:"], ["openai: "], [""], ["Offline"]])(
    "knows no model %j",
    (id) => {
      expect(createModelProvider({ openAi: { apiKey: "sk-1" } }).resolve(id)).toBeNull();
    },
  );

  test("prices what is asked of OpenAI itself; the offline model costs nothing", () => {
    const provider = createModelProvider({ openAi: { apiKey: "sk-1" } });
    expect(provider.price("openai:gpt-4.1-mini")).toMatchObject({ longInput: null });
    expect(provider.price("openai:nobody-knows-it")).toBeNull();
    expect(provider.price("gpt-4.1-mini")).toBeNull();
    expect(provider.price("offline")).toEqual(noCharge);
  });

  test("does not know what another server asks, whatever its models are called", () => {
    const provider = createModelProvider({ openAi: { apiKey: "sk-1", baseUrl: ollama } });
    expect(provider.price("openai:gpt-4.1-mini")).toBeNull();
  });

  test("takes every name the owner of a server may use", () => {
    const provider = createModelProvider({ openAi: { baseUrl: ollama } });
    expect(provider.resolve("openai:hf.co/someone/model:Q4_K_M")?.modelId).toBe("hf.co/someone/model:Q4_K_M");
  });

  test("a known kind that is not set up resolves, and fails when asked", async () => {
    const model = createModelProvider({ openAi: {} }).resolve("openai:gpt-4.1");
    await expect(model?.doStream({ prompt: [] })).rejects.toMatchObject({ reason: "model_not_configured" });
  });
});
