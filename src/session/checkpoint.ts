import { withSummary } from "@/engine/compaction";
import type { Message } from "@/engine/message";
import { eventsOfType } from "@/engine/turn-event";
import type { JsonObject } from "@/shared/json";
import { pathTo } from "./path";
import { type Session, turnById } from "./session";
import type { Turn } from "./turn";

/** The state after a turn, derived from its ancestors. A turn that did not complete counts as the state it started from. */
export type Checkpoint = {
  version: 1;
  /** The nearest completed turn, this one included; null when none has completed. */
  anchorTurnId: string | null;
  currentNodeId: string | null;
  messages: Message[];
  gatheredContext: JsonObject;
  /** Always empty: it is there for clients that were written for Dograh. */
  toolState: JsonObject;
};

export function gatheredContextAt(session: Session, turnId: string): JsonObject {
  const { contextTurnId } = turnById(session, turnId);
  if (contextTurnId === null) return {};
  const context = turnById(session, contextTurnId).gatheredContext;
  if (context === null)
    throw new Error(`The turn ${contextTurnId} holds no context, and ${turnId} refers to it.`);
  return context;
}

export function checkpointAt(session: Session, turnId: string): Checkpoint {
  const completed = pathTo(session, turnId).filter((turn) => turn.status === "completed");
  return {
    version: 1,
    anchorTurnId: completed.at(-1)?.id ?? null,
    currentNodeId: turnById(session, turnId).currentNodeId,
    messages: historyOf(completed),
    gatheredContext: gatheredContextAt(session, turnId),
    toolState: {},
  };
}

/** What each turn appended; a turn that summarised the older messages puts the summary in their place from there on. */
function historyOf(completed: readonly Turn[]): Message[] {
  let history: Message[] = [];
  for (const turn of completed) {
    const [compaction] = eventsOfType(turn.events, "context_compaction");
    if (compaction) history = withSummary(history, compaction.payload);
    history.push(...turn.messages);
  }
  return history;
}

/** What the opening of this path has fetched beyond the given initial context. */
export function fetchedContextAt(session: Session, turnId: string): JsonObject {
  const [root] = pathTo(session, turnId);
  return fetchedBy(root) ?? {};
}

/** What any opening of the session has fetched, the newest first; null when none has. */
export function fetchedContext(session: Session): JsonObject | null {
  const openings = [...session.turns.values()]
    .filter((turn) => turn.kind === "opening")
    .sort((left, right) => right.createdRevision - left.createdRevision);
  return openings.map(fetchedBy).find((context) => context !== null) ?? null;
}

function fetchedBy(turn: Turn | undefined): JsonObject | null {
  const fetched =
    turn && eventsOfType(turn.events, "pre_call_fetch").find(({ payload }) => payload.error === null);
  return fetched?.payload.context ?? null;
}
