import { describe, expect, test } from "vitest";
import { limits } from "@/shared/limits";
import { readSessionFile } from "./session-file";

describe("the file of a session", () => {
  test("is read as it was written, blanks or none", () => {
    expect(readSessionFile('{\n  "format": "retake-session"\n}')).toEqual({
      session: { format: "retake-session" },
    });
  });

  test.each(["", "{nope", "[]", "null", '"text"'])("%j holds no session", (text) => {
    expect(readSessionFile(text)).toEqual({
      problem: "This file holds no session: it is no JSON object.",
    });
  });

  test("is not sent when it is larger than the server takes (rule 14)", () => {
    const text = JSON.stringify({ name: "x".repeat(limits.sessionFileBytes) });
    expect(readSessionFile(text)).toEqual({
      problem: "This session has 32.0 MB, and one of up to 32.0 MB can be imported.",
    });
  });
});
