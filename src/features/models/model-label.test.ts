import { expect, test } from "vitest";
import { modelLabel } from "./model-label";

const models = [
  { id: "offline", label: "Offline", isReal: false },
  { id: "openai:gpt", label: "GPT", isReal: true },
];

test.each([
  ["offline", models, "Offline · not a real model"],
  ["offline", undefined, "Offline · not a real model"],
  ["openai:gpt", models, "GPT"],
  ["openai:retired", models, "openai:retired"],
])("%s is named for people", (id, known, expected) => {
  expect(modelLabel(id, known)).toBe(expected);
});
