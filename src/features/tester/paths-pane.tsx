import { ChevronRight } from "lucide-react";
import { count } from "@/features/interface/measure";
import { Moment } from "@/features/interface/moment";
import type { SessionOutput } from "@/server/contract/text-chat-contract";
import type { TurnOutput } from "@/server/contract/turn-output";
import { turnItems } from "./turn-items";

type DiscardedPath = SessionOutput["sessionData"]["discardedFuture"][number];

/** The paths that were left by sending something else. Readable, never gone. */
export function PathsPane({ session }: { session: SessionOutput }) {
  const { turns, discardedFuture } = session.sessionData;
  if (discardedFuture.length === 0) {
    return (
      <p className="text-ink-soft text-sm">
        No other path yet. Rewind to a turn and send something else: what followed is kept here.
      </p>
    );
  }
  return (
    <ul aria-label="Other paths" className="grid gap-2">
      {discardedFuture.map((path) => (
        <PathEntry
          key={`${path.rewoundFromTurnId} ${path.turns[0]?.id}`}
          path={path}
          leftAt={turns.findIndex((turn) => turn.id === path.rewoundFromTurnId) + 1}
        />
      ))}
    </ul>
  );
}

function PathEntry({ path, leftAt }: { path: DiscardedPath; leftAt: number }) {
  const firstText = path.turns.find((turn) => turn.userMessage)?.userMessage?.text;
  return (
    <li className="rounded-lg border bg-raised">
      <details className="group/path">
        <summary className="flex list-none items-start gap-2 rounded-lg p-3 hover:bg-hover">
          <ChevronRight
            className="mt-0.5 size-4 shrink-0 text-ink-faint group-open/path:rotate-90"
            aria-hidden
          />
          <span className="grid min-w-0 gap-0.5">
            <span className="truncate font-medium text-sm">{firstText ?? "Nothing was said"}</span>
            <span className="text-ink-faint text-xs">
              {leftAt > 0 ? `After turn ${leftAt}` : "On another path"} · {count(path.turns.length, "turn")} ·
              left <Moment at={path.discardedAt} />
            </span>
          </span>
        </summary>
        <ol className="grid gap-3 border-t p-3 text-sm">
          {path.turns.map((turn) => (
            <DiscardedTurn key={turn.id} turn={turn} />
          ))}
        </ol>
      </details>
    </li>
  );
}

function DiscardedTurn({ turn }: { turn: TurnOutput }) {
  return (
    <li className="grid gap-1.5 whitespace-pre-wrap break-words">
      {turn.userMessage && (
        <p className="ml-auto max-w-[90%] rounded-lg bg-accent-soft px-2.5 py-1">{turn.userMessage.text}</p>
      )}
      {turnItems(turn).map(
        (item) =>
          item.kind === "said" && (
            <p key={item.id}>
              <span className="text-ink-faint text-xs">{item.segment.nodeName}: </span>
              {item.segment.text}
            </p>
          ),
      )}
      {turn.error && <p className="text-negative">{turn.error.message}</p>}
    </li>
  );
}
