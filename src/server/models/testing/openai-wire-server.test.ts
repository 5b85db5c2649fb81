import { afterEach, beforeEach, expect, test } from "vitest";
import { type OpenAiWireServer, startOpenAiWireServer } from "./openai-wire-server";

let wire: OpenAiWireServer;
beforeEach(async () => {
  wire = await startOpenAiWireServer();
});
afterEach(() => wire.close());

test("answers a request beyond the script with an error, and does not forget it", async () => {
  const response = await fetch(`${wire.baseUrl}/chat/completions`, { method: "POST", body: "{}" });
  expect(response.status).toBe(599);
  expect(() => wire.assertAllUsed()).toThrow("POST /v1/chat/completions");
});

test("gives no scripted answer to a request of another kind", async () => {
  wire.script.reply({ text: ["Hi"] });
  const response = await fetch(`${wire.baseUrl}/responses`, { method: "POST", body: "{}" });
  expect(response.status).toBe(599);
  expect(wire.requests).toEqual([]);
});

test("reports a request that is no JSON", async () => {
  wire.script.reply({ text: ["Hi"] });
  const response = await fetch(`${wire.baseUrl}/chat/completions`, { method: "POST", body: "{broken" });
  expect(response.status).toBe(599);
  expect(() => wire.assertAllUsed()).toThrow("JSON");
});

test("reports answers that were never asked for", () => {
  wire.script.reply({ text: ["Hi"] });
  wire.script.respond(500);
  expect(() => wire.assertAllUsed()).toThrow("2 scripted answers");
});
