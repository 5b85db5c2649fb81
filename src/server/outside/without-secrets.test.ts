import { describe, expect, test } from "vitest";
import { withoutSecrets } from "./without-secrets";

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
    ["a\u0000b\n\nc", "a b c"],
  ])("tell no secret: %s", (text, expected) => {
    expect(withoutSecrets(text, [], 500)).toBe(expected);
  });

  test.each([
    ["The model `claude-3-5-sonnet-20241022` does not exist."],
    ["Invalid schema for function 'book_it': object schema missing properties at line 12:30."],
    ["This model's maximum context length is 128000 tokens; you asked for 130512."],
    ["Rate limit reached for gpt-4.1-mini: try again in 2.5s."],
  ])("stay as they are where there is none: %s", (text) => {
    expect(withoutSecrets(text, [], 500)).toBe(text);
  });

  test("never tell a secret that was sent, whatever it looks like", () => {
    expect(withoutSecrets("Key open sesame is unknown", ["open sesame"], 500)).toBe(
      "Key [secret] is unknown",
    );
  });

  test("are cut where they are long", () => {
    expect(withoutSecrets("word ".repeat(1_000), [], 100)).toHaveLength(100);
  });
});
