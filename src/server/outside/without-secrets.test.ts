import { describe, expect, test } from "vitest";
import { withoutSecrets } from "./without-secrets";

const nothing = { secrets: [], addresses: [] };
const hidden = { secrets: ["open sesame"], addresses: ["desk"] };

describe("words of another server", () => {
  test.each([
    ["Incorrect API key provided: sk-proj-abcdEFGH1234*****wxyz.", "Incorrect API key provided: [secret]."],
    ["Invalid Authorization: Bearer abc.def-ghi", "Invalid Authorization: Bearer [secret]"],
    ['{"api_key":"hunter2hunter2"}', '{"api_key":"[secret]"}'],
    ["connect to https://llm.example.com/v1?key=1 failed", "connect to [address] failed"],
    ["connect ECONNREFUSED 10.0.0.7:8000", "connect ECONNREFUSED [address]"],
    ["no route to [fd00::1]:8000", "no route to [address]"],
    ["upstream vllm-7.models.svc is down", "upstream [address] is down"],
    ["worker gpu-box:30000 died", "worker [address] died"],
    ["Project 9fK2mQ8xLr3TzW1vB6nY4cHd is over quota", "Project [secret] is over quota"],
    ["cannot reach postgres://user:pw@db.host/x or ws://inner:9/x", "cannot reach [address] or [address]"],
    ["see http%3A%2F%2F127.0.0.1%3A4051%2Fv1", "see [address]"],
    ["key AKIAIOSFODNN7EXAMPLE is gone", "key [secret] is gone"],
    ["with xoxb-123-456-abc", "with [secret]"],
    ["with Basic dXNlcjpwYXNz", "with Basic [secret]"],
    ["Authorization: abcd1234efgh", "Authorization: [secret]"],
    ["bound to fe80::1%eth0", "bound to [address]"],
    ["wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY is wrong", "[secret] is wrong"],
    ["a\u0000b\n\nc", "a b c"],
  ])("tell no secret: %s", (text, expected) => {
    expect(withoutSecrets(text, nothing, 500)).toBe(expected);
  });

  test.each([
    ["The model `claude-3-5-sonnet-20241022` does not exist."],
    ["Invalid schema for function 'book_it': object schema missing properties at line 12:30."],
    ["This model's maximum context length is 128000 tokens; you asked for 130512."],
    ["Invalid value for messages[0].content.text at 12:30:45: std::string expected."],
    ["Use the basic settings of Qwen2.5-7B-Instruct or meta-llama/Llama-3.1-8B-Instruct."],
    ["Rate limit reached for gpt-4.1-mini: try again in 2.5s."],
  ])("stay as they are where there is none: %s", (text) => {
    expect(withoutSecrets(text, nothing, 500)).toBe(text);
  });

  test("never tell a secret that was sent, whatever it looks like", () => {
    expect(withoutSecrets("Key open sesame at desk is unknown", hidden, 500)).toBe(
      "Key [secret] at [address] is unknown",
    );
  });

  test("are cut where they are long", () => {
    expect(withoutSecrets("word ".repeat(1_000), nothing, 100)).toHaveLength(100);
  });
});
