import type { Actor } from "@/session/actor";

/** Names an actor, with what it is when it is no person. */
export function actorName({ kind, name }: Actor): string {
  switch (kind) {
    case "person":
    case "system":
      return name;
    case "api_key":
      return `API key ${name}`;
    case "persona":
      return `${name}, simulated`;
    case "script":
      return `${name}, by script`;
  }
}
