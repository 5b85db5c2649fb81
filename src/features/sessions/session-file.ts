import { byteSize } from "@/features/interface/measure";
import type { ImportInput } from "@/server/contract/session-file-contract";
import { isJsonObject } from "@/shared/json";
import { limits } from "@/shared/limits";

/** What goes around the session in a request that brings it in, in bytes. */
const envelope = 1_024;

/** A file's text as a session to send, unless the server would not take it anyhow. The rest of it is judged there. */
export function readSessionFile(text: string): { session: ImportInput["session"] } | { problem: string } {
  const session = parse(text);
  if (session === null) return { problem: "This file holds no session: it is no JSON object." };
  // Without the blanks between its values, which do not travel.
  const size = new TextEncoder().encode(JSON.stringify(session)).byteLength + envelope;
  const limit = limits.sessionFileBytes;
  if (size > limit)
    return {
      problem: `This session has ${byteSize(size)}, and one of up to ${byteSize(limit)} can be imported.`,
    };
  return { session };
}

function parse(text: string): ImportInput["session"] | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? (value as ImportInput["session"]) : null;
  } catch {
    return null;
  }
}
