export type ActorKind = "person" | "api_key" | "persona" | "script" | "system";

/** Who did something. A person who acts through a key is the key. */
export type Actor = {
  kind: ActorKind;
  /** Null for what has none: the system itself, and whoever acted before actors were kept. */
  id: string | null;
  /** As they were called then. */
  name: string;
};

/** Who the words of a message are by. They may be by a script that an actor has begun. */
export type MessageAuthor = Exclude<ActorKind, "system">;

/** What is done without anybody asking: a session that everybody left is ended. */
export const system: Actor = { kind: "system", id: null, name: "Retake" };

/** Whoever acted before actors were kept. */
export const unknownPerson: Actor = { kind: "person", id: null, name: "Somebody" };

/** Who says what an actor sends. */
export function authorOf({ kind }: Actor): MessageAuthor {
  return kind === "system" ? "script" : kind;
}
