import { expect, it } from "vitest";
import { at, completed, opened, rewound, said } from "./testing/session-builder";
import { writeTranscript } from "./transcript";

const speak = (nodeName: string, text: string) =>
  completed({ segments: [{ nodeId: nodeName, nodeName, source: "model", generation: 1, text }] });
const session = said(said(opened(speak("Start", "Hi.\nThere")), "a", speak("Ask", "When?")), "b");
const facts = { name: "Trial", createdAt: at(0) };

it("as text has a line for each thing said", () => {
  expect(writeTranscript(session, facts, "text")).toBe(
    [
      `[${at(1)}] assistant: Hi.\nThere`,
      `[${at(2)}] user: Hello`,
      `[${at(3)}] assistant: When?`,
      `[${at(4)}] user: Hello`,
    ].join("\n"),
  );
});

it("as Markdown names the speaker's node", () => {
  expect(writeTranscript(rewound(session, "opening"), facts, "markdown")).toBe(
    `# Trial\n\nStarted ${at(0)}\n\n**Assistant (Start):** Hi.\n\nThere`,
  );
});

it("as JSON is the visible path, for programs", () => {
  expect(JSON.parse(writeTranscript(rewound(session, "opening"), facts, "json"))).toEqual({
    version: 1,
    ...facts,
    lines: [{ turnId: "opening", at: at(1), role: "assistant", nodeName: "Start", text: "Hi.\nThere" }],
  });
});
