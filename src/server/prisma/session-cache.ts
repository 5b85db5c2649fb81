import { LRUCache } from "lru-cache";
import type { Session } from "@/session/session";
import type { Turn } from "@/session/turn";

/** Of JSON; as objects they take two to three times that many bytes. */
const keptCharacters = 48 * 1024 * 1024;

/** The sessions read last, as many as fit: bounded by what their turns hold, of which some are a hundred times as large as others. */
export function createSessionCache<Stored extends { session: Session }>(
  mostCharacters = keptCharacters,
): LRUCache<string, Stored> {
  // A turn is replaced, never changed, so it is measured once.
  const measured = new WeakMap<Turn, number>();
  const sizeOf = (turn: Turn): number => {
    const known = measured.get(turn);
    if (known !== undefined) return known;
    const size = JSON.stringify(turn).length;
    measured.set(turn, size);
    return size;
  };
  return new LRUCache({
    maxSize: mostCharacters,
    sizeCalculation({ session }) {
      let size = 0;
      for (const turn of session.turns.values()) size += sizeOf(turn);
      return size;
    },
  });
}
