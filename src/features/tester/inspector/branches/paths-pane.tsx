import { ChevronRight, GitCompareArrows } from "lucide-react";
import { Button } from "@/features/interface/button";
import { IconButton } from "@/features/interface/icon-button";
import { count } from "@/features/interface/measure";
import { Moment } from "@/features/interface/moment";
import { type LeftPath, pathOrigin, pathTitle } from "@/features/tester/reading/path-reading";
import type { TesterSession } from "@/features/tester/reading/tester-session";
import { turnItems } from "@/features/tester/reading/turn-items";
import type { TurnOutput } from "@/server/contract/turn-output";

/** Every path that is not the active one, to be read, compared and restored. */
export function PathsPane({
  session,
  isBusy,
  onRestore,
  onCompare,
}: {
  session: TesterSession;
  isBusy: boolean;
  onRestore: (turnId: string) => void;
  onCompare: (turnId: string) => void;
}) {
  const { discardedFuture } = session.sessionData;
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
          key={path.turns[0]?.id}
          path={path}
          origin={pathOrigin(path, session)}
          isBusy={isBusy}
          onRestore={onRestore}
          onCompare={onCompare}
        />
      ))}
    </ul>
  );
}

function PathEntry({
  path,
  origin,
  isBusy,
  onRestore,
  onCompare,
}: {
  path: LeftPath;
  origin: string;
  isBusy: boolean;
  onRestore: (turnId: string) => void;
  onCompare: (turnId: string) => void;
}) {
  const { said, answered } = pathTitle(path);
  const last = path.turns.at(-1);
  return (
    <li className="relative rounded-lg border bg-raised">
      <details className="group/path">
        <summary className="flex list-none items-start gap-2 rounded-lg p-3 hover:bg-hover">
          <ChevronRight
            className="mt-0.5 size-4 shrink-0 text-ink-faint group-open/path:rotate-90"
            aria-hidden
          />
          <span className="grid min-w-0 flex-1 gap-0.5">
            <span className="mr-24 truncate font-medium text-sm">{said}</span>
            <span className="mr-24 truncate text-ink-soft text-xs">{answered}</span>
            <span className="text-ink-faint text-xs">
              {origin} · {count(path.turns.length, "turn")} · left <Moment at={path.discardedAt} />
            </span>
          </span>
        </summary>
        <ol className="grid grid-cols-1 gap-3 border-t p-3 text-sm">
          {path.turns.map((turn) => (
            <LeftTurn key={turn.id} turn={turn} />
          ))}
        </ol>
      </details>
      {last && (
        <div className="absolute top-2 right-2 flex gap-1">
          <IconButton
            label={`Compare with the path shown: ${said}`}
            className="size-7"
            icon={<GitCompareArrows className="size-3.5" aria-hidden />}
            onClick={() => onCompare(last.id)}
          />
          <Button
            size="small"
            disabled={isBusy}
            aria-label={`Restore: ${said}`}
            onClick={() => onRestore(last.id)}
          >
            Restore
          </Button>
        </div>
      )}
    </li>
  );
}

function LeftTurn({ turn }: { turn: TurnOutput }) {
  return (
    <li className="wrap-anywhere grid grid-cols-1 gap-1.5 whitespace-pre-wrap">
      {turn.userMessage && (
        <p dir="auto" className="ml-auto w-fit max-w-[90%] rounded-lg bg-accent-soft px-2.5 py-1">
          {turn.userMessage.text}
        </p>
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
      {turn.status === "cancelled" && <p className="text-ink-faint">Stopped</p>}
    </li>
  );
}
