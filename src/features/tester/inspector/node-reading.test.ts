import { expect, test } from "vitest";
import { readNode } from "./node-reading";

const definition = {
  nodes: [
    {
      id: "welcome",
      type: "startCall",
      data: {
        name: "Welcome",
        prompt: "Say hello.",
        greeting: "Hello.",
        allow_interrupt: false,
        tool_uuids: ["a", "b"],
        extraction_enabled: true,
        extraction_variables: [{ name: "day", type: "string", prompt: "Which day?" }],
        delayed_start_duration: null,
      },
    },
    { id: "book", type: "agentNode", data: { name: "Book" } },
  ],
  edges: [
    { id: "e", source: "welcome", target: "book", data: { label: "Book", condition: "Wants to book." } },
  ],
};

test("a node is read with what it says, what it gathers and where it can lead", () => {
  expect(readNode(definition, "welcome")).toEqual({
    id: "welcome",
    type: "startCall",
    name: "Welcome",
    prompt: "Say hello.",
    greeting: "Hello.",
    settings: [
      ["allow_interrupt", "no"],
      ["tool_uuids", "a, b"],
      ["extraction_enabled", "yes"],
    ],
    variables: [{ name: "day", type: "string", prompt: "Which day?" }],
    exits: [
      {
        key: "e-0",
        label: "Book",
        condition: "Wants to book.",
        speech: "",
        targetId: "book",
        targetName: "Book",
      },
    ],
  });
});

test("what is not there is not read", () => {
  expect(readNode(definition, "gone")).toBeNull();
  expect(readNode(undefined, "welcome")).toBeNull();
});
