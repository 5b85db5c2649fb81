import { Flag } from "lucide-react";
import { classNames } from "@/features/interface/class-names";
import { duration, tokens } from "@/features/interface/measure";
import { NodeIcon } from "@/features/interface/node-kind";
import { useNodeType } from "@/features/tester/parts/node-types";
import { PathMark } from "@/features/tester/parts/path-mark";
import { turnItems } from "@/features/tester/reading/turn-items";
import type { TurnOutput } from "@/server/contract/turn-output";
import type { ComparedRow } from "./compare-rows";

const verdicts: Record<ComparedRow["verdict"], string> = {
  same: "The same",
  different: "Different",
  left_only: "Only on path A",
  right_only: "Only on path B",
};

/** The turns of two paths, side by side where there is room. */
export function CompareTurns({ rows }: { rows: readonly ComparedRow[] }) {
  return (
    <ol aria-label="Turns" className="grid gap-3">
      {rows.map((row) => (
        <li key={row.key} className="grid gap-2">
          {row.isFirstDifference && (
            <p className="flex items-center gap-2 font-medium text-caution text-sm">
              <Flag className="size-4" aria-hidden />
              First difference
              <span className="h-px flex-1 bg-caution" />
            </p>
          )}
          <p className="sr-only">{verdicts[row.verdict]}</p>
          <div className={classNames("grid gap-2 sm:grid-cols-2", row.verdict === "same" && "text-ink-soft")}>
            <Side side="A" turn={row.left} />
            <Side side="B" turn={row.right} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Side({ side, turn }: { side: "A" | "B"; turn: TurnOutput | null }) {
  if (!turn) {
    return (
      <div className="grid place-content-center rounded-lg border border-dashed p-3 text-ink-faint text-xs max-sm:hidden">
        No such turn on path {side}
      </div>
    );
  }
  return (
    <div className="grid min-w-0 grid-cols-1 content-start gap-2 rounded-lg border bg-raised p-3 text-sm">
      <p className="flex items-center gap-2 text-ink-faint text-xs">
        <PathMark side={side} />
        {turn.kind === "context_patch"
          ? "Variables changed"
          : `${duration(turn.usage.durationMs)} · ${tokens(turn.usage.totalTokens)}`}
      </p>
      {turn.userMessage && (
        <p
          dir="auto"
          className="wrap-anywhere ml-auto w-fit max-w-[90%] whitespace-pre-wrap rounded-lg border border-accent-line bg-accent-soft px-2.5 py-1"
        >
          {turn.userMessage.text}
        </p>
      )}
      {turnItems(turn).map((item) => {
        if (item.kind === "said") {
          return (
            <p key={item.id} dir="auto" className="wrap-anywhere whitespace-pre-wrap">
              {item.segment.text}
            </p>
          );
        }
        if (item.kind === "node") return <Hop key={item.id} {...item.transition} />;
        if (item.kind === "tool") {
          return (
            <p key={item.id} className="text-ink-soft text-xs">
              Called <code>{item.call.functionName}</code>
              {item.call.isError && " (failed)"}
            </p>
          );
        }
        return null;
      })}
      {turn.error && <p className="text-negative">{turn.error.message}</p>}
    </div>
  );
}

function Hop({ nodeId, nodeName }: { nodeId: string; nodeName: string }) {
  return (
    <p className="flex items-center gap-1.5 text-ink-soft text-xs">
      <span aria-hidden>→</span>
      <NodeIcon type={useNodeType(nodeId)} />
      <span className="font-medium">{nodeName}</span>
    </p>
  );
}
