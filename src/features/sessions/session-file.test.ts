import { describe, expect, test } from "vitest";
import { limits } from "@/shared/limits";
import { explainRefusedFile, readSessionFile } from "./session-file";

describe("the file of a session", () => {
  test("is read as it was written, blanks or none", () => {
    expect(readSessionFile('{\n  "format": "retake-session"\n}')).toEqual({
      session: { format: "retake-session" },
    });
  });

  const foreign = [
    "",
    "{nope",
    "[]",
    "null",
    '"text"',
    '{ "nodes": [], "edges": [] }',
    '{ "format": "other" }',
  ];
  test.each(foreign)("%j is no session, in one sentence", (text) => {
    expect(readSessionFile(text)).toEqual({ problem: "This file is not a session exported from Retake." });
  });

  test("that was cut off is damaged, and it is said where", () => {
    expect(readSessionFile('{ "format": "retake-session", "name": "Ref')).toEqual({
      problem: expect.stringMatching(/^This session is damaged: .* position 42\b.*\.$/),
    });
  });

  test("of a later version is not called damaged", () => {
    expect(readSessionFile('{ "format": "retake-session", "version": 3 }')).toEqual({
      problem: "This session was exported from a later version of Retake.",
    });
  });

  test("is not sent when it is larger than the server takes (rule 14)", () => {
    const text = JSON.stringify({ format: "retake-session", name: "x".repeat(limits.sessionFileBytes) });
    expect(readSessionFile(text)).toEqual({
      problem: "This session has 32.0 MB, and one of up to 32.0 MB can be imported.",
    });
  });
});

describe("a file that the server refuses", () => {
  const refusedFor = (path: string, message: string) =>
    explainRefusedFile(
      {
        reason: "invalid_input",
        issues: [
          { path, message },
          { path: "session.name", message: "The name is empty." },
        ],
      },
      {},
    );

  test.each([
    [
      "session.session.turns.1.createdAt",
      "Invalid input: expected string, received undefined",
      "This session is damaged at session.turns[1].createdAt: expected string, received undefined.",
    ],
    ["session", "The file is nested too deeply.", "This session is damaged: The file is nested too deeply."],
  ])("is damaged at the first problem: %s", (path, message, words) => {
    expect(refusedFor(path, message)).toBe(words);
  });

  test("is damaged where its workflow has an error", () => {
    const issue = { severity: "error", kind: "node", id: "help", field: "data.prompt" } as const;
    const issues = [{ ...issue, message: "An agent needs a prompt." }];
    const definition = { nodes: [{ id: "help", type: "agentNode", data: { name: "Help" } }], edges: [] };
    expect(explainRefusedFile({ reason: "invalid_graph", issues }, definition)).toBe(
      "This session is damaged at Node “Help”, prompt: An agent needs a prompt.",
    );
  });

  test("for a reason that is not in it is told that reason", () => {
    expect(explainRefusedFile({ reason: "workflow_not_found" }, {})).toContain("does not exist");
  });
});
