import { isJsonObject, type JsonObject } from "@/shared/json";
import type { Kept } from "./chunk-reader";

/** What chat completions have no place for; it travels in a chunk under a name of ours. */
export type ReplyNote = {
  /** What was said until now was thought. */
  allWasThought?: true;
  kept?: Kept;
};

const noteName = "retake";

export function withNote(chunk: JsonObject, note: ReplyNote): JsonObject & { [noteName]: ReplyNote } {
  return { ...chunk, [noteName]: note };
}

/** @param chunk one that `withNote` may have made */
export function noteIn(chunk: unknown): ReplyNote {
  return isJsonObject(chunk) && isJsonObject(chunk[noteName]) ? (chunk[noteName] as ReplyNote) : {};
}
