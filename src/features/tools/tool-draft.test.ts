import { expect, test } from "vitest";
import { actor } from "@/session/testing/session-builder";
import { configOf, credentialOf, draftOfTool, newToolDraft } from "./tool-draft";

const typed = { token: "s3cret", headerName: " X-Key ", username: "ada" };

test.each([
  ["keep", undefined],
  ["none", null],
  ["bearer_token", { type: "bearer_token", token: "s3cret" }],
  ["api_key", { type: "api_key", key: "s3cret", headerName: "X-Key" }],
  ["basic_auth", { type: "basic_auth", username: "ada", password: "s3cret" }],
  ["custom_header", { type: "custom_header", name: "X-Key", value: "s3cret" }],
] as const)("a credential of type %s is sent as the contract has it", (type, expected) => {
  expect(credentialOf({ ...typed, type })).toEqual(expected);
});

test("what was left empty is no setting", () => {
  expect(
    configOf({ url: "http://x", method: "", headers: undefined, parameters: [], flag: false, zero: 0 }),
  ).toEqual({
    url: "http://x",
    flag: false,
    zero: 0,
  });
});

test("a stored credential is kept unless the person says otherwise, and never shown", () => {
  const tool = {
    ...newToolDraft("http_api"),
    toolId: "t",
    config: {},
    credential: { type: "bearer_token" as const },
    functionName: "t",
    createdBy: actor,
    createdAt: "",
    updatedAt: "",
  };
  expect(draftOfTool(tool).credential).toEqual({ type: "keep", token: "", headerName: "", username: "" });
});
