import type { ProviderAnswer } from "@/engine/failure";
import { eventsOfType } from "@/engine/turn-event";
import type { Turn } from "./turn";

/** What the model's server said when it gave a turn no reply; null when it said nothing. */
export function providerAnswerOf({ events }: Pick<Turn, "events">): ProviderAnswer | null {
  return eventsOfType(events, "execution_error").at(-1)?.payload.provider ?? null;
}
