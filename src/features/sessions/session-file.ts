import { explainFailure, type Failure } from "@/features/api/failure";
import { errorsOf, placeOf } from "@/features/definition/issue-reading";
import { byteSize } from "@/features/interface/measure";
import type { ImportInput } from "@/server/contract/session-file-contract";
import { isJsonObject } from "@/shared/json";
import { limits } from "@/shared/limits";

type SessionInFile = ImportInput["session"];
type Problem = { problem: string };

const format: SessionInFile["format"] = "retake-session";
const latestVersion: SessionInFile["version"] = 2;
const isForeign: Problem = { problem: "This file is not a session exported from Retake." };

/** What goes around the session in a request that brings it in, in bytes. */
const envelope = 1_024;

/** A file's text as a session to send, unless the server would not take it anyhow. The rest of it is judged there. */
export function readSessionFile(text: string): { session: SessionInFile } | Problem {
  const value = parse(text);
  if (value instanceof SyntaxError) return beginsAsSession(text) ? damaged("", value.message) : isForeign;
  if (!isJsonObject(value) || value.format !== format) return isForeign;
  if (typeof value.version === "number" && value.version > latestVersion)
    return { problem: "This session was exported from a later version of Retake." };
  // Measured without the white space of the file, which is not sent.
  const size = new TextEncoder().encode(JSON.stringify(value)).byteLength + envelope;
  const limit = limits.sessionFileBytes;
  if (size > limit)
    return {
      problem: `This session has ${byteSize(size)}, and one of up to ${byteSize(limit)} can be imported.`,
    };
  return { session: value as SessionInFile };
}

/** Why the server took no session from a file: where it is damaged, the first problem and its place. */
export function explainRefusedFile(failure: Failure, definition: unknown): string {
  if (failure.reason === "invalid_input") {
    const [issue] = failure.issues ?? [];
    if (issue) return damaged(placeInFile(issue.path), issue.message).problem;
  }
  if (failure.reason === "invalid_graph") {
    const [issue] = errorsOf(failure.issues);
    if (issue) return damaged(placeOf(issue, definition), issue.message).problem;
  }
  return explainFailure(failure);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}

/** As an export does: one that was cut off is still known by its beginning. */
function beginsAsSession(text: string): boolean {
  return /^\s*\{\s*"format"\s*:\s*"retake-session"/.test(text);
}

function damaged(place: string, message: string): Problem {
  const what = message.replace(/^Invalid (input|option): /, "").replace(/\.$/, "");
  return { problem: `This session is damaged${place && ` at ${place}`}: ${what}.` };
}

/** The path of an issue, which begins with the file's place in the request, as it is written in code: `session.turns[1].status`. */
function placeInFile(path: string): string {
  const [, ...steps] = path.split(".");
  return steps.join(".").replaceAll(/\.(\d+)(?=\.|$)/g, "[$1]");
}
