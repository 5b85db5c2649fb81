import type { Principal } from "../services";

/** Null for a key. */
export function userIdOf({ actor }: Principal): string | null {
  return actor.kind === "person" ? actor.id : null;
}
