import { expect, test } from "vitest";
import type { ReplyFormat } from "./ask-aside";
import { createLearned } from "./learned";

test("what a model of an organization refused says nothing about another's", () => {
  const learned = createLearned<ReplyFormat>();
  learned.of("org_1").set("openai:m", "json");
  expect(learned.of("org_1").get("openai:m")).toBe("json");
  expect(learned.of("org_1").get("openai:n")).toBeUndefined();
  expect(learned.of("org_2").get("openai:m")).toBeUndefined();
});

test("what was refused is tried again after an hour", () => {
  let now = 1_000;
  const known = createLearned<ReplyFormat>(() => now).of("org_1");
  known.set("openai:m", "text");
  now += 3_599_000;
  expect(known.get("openai:m")).toBe("text");
  now += 2_000;
  expect(known.get("openai:m")).toBeUndefined();
});
