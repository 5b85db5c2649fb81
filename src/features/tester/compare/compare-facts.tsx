import type { ReactNode } from "react";
import { engineVariables } from "@/engine/gathered-context";
import { duration, money, number } from "@/features/interface/measure";
import { PaneSection } from "@/features/tester/parts/pane-section";
import { PathMark } from "@/features/tester/parts/path-mark";
import type { CompareOutput } from "@/server/contract/turn-tree-contract";
import type { JsonValue } from "@/shared/json";

/** Two paths in numbers, in variables and in tool calls. */
export function CompareFacts({ comparison }: { comparison: CompareOutput }) {
  const { left, right } = comparison;
  const changed = comparison.changedVariables.filter(
    ({ name }) => !engineVariables.has(name) || outcome.has(name),
  );
  return (
    <>
      <PaneSection title="Since they parted">
        <Sides
          rows={[
            ["Turns", number(left.turns.length), number(right.turns.length)],
            ["Nodes entered", number(left.nodesVisited.length), number(right.nodesVisited.length)],
            ["Tool calls", number(toolsOf(left).length), number(toolsOf(right).length)],
            ["Model calls", number(left.usage.generations), number(right.usage.generations)],
            ["Input tokens", number(left.usage.inputTokens), number(right.usage.inputTokens)],
            ["Output tokens", number(left.usage.outputTokens), number(right.usage.outputTokens)],
            ["Cost", money(left.cost), money(right.cost)],
            ["Time generating", duration(left.usage.durationMs), duration(right.usage.durationMs)],
            ["Time in all", duration(left.elapsedMs), duration(right.elapsedMs)],
          ]}
        />
      </PaneSection>
      <PaneSection title="Variables that differ">
        {changed.length === 0 ? (
          <p className="text-ink-faint text-sm">Both paths know the same.</p>
        ) : (
          <Sides
            rows={changed.map((variable) => [
              variable.name,
              <Value key="left" value={variable.left} />,
              <Value key="right" value={variable.right} />,
            ])}
          />
        )}
      </PaneSection>
      <PaneSection title="Tool calls">
        <Calls side="A" path={left} />
        <Calls side="B" path={right} />
      </PaneSection>
    </>
  );
}

/** The variables that the engine writes and that a person wants to see. */
const outcome = new Set(["call_disposition", "call_tags"]);

type Path = CompareOutput["left"];

/** Without the calls that only took an edge. */
function toolsOf({ turns, toolCalls }: Path): Path["toolCalls"] {
  const edges = new Set(
    turns.flatMap((turn) =>
      turn.events.flatMap((event) =>
        event.type === "tool_call_started" && event.payload.kind === "transition"
          ? [`${turn.id} ${event.payload.functionName}`]
          : [],
      ),
    ),
  );
  return toolCalls.filter((call) => !edges.has(`${call.turnId} ${call.functionName}`));
}

function Calls({ side, path }: { side: "A" | "B"; path: Path }) {
  const calls = toolsOf(path);
  return (
    <div className="grid gap-1 text-xs">
      <p className="flex items-center gap-2 text-ink-soft">
        <PathMark side={side} /> {calls.length === 0 && "none"}
      </p>
      {calls.map((call, index) => (
        <p key={index} className="break-words pl-7">
          <code>
            {call.functionName}({JSON.stringify(call.arguments)})
          </code>{" "}
          <span className="text-ink-soft">
            → <code>{JSON.stringify(call.result)}</code>
          </span>
        </p>
      ))}
    </div>
  );
}

function Sides({ rows }: { rows: readonly (readonly [name: string, left: ReactNode, right: ReactNode])[] }) {
  return (
    <table className="w-full table-fixed text-sm tabular-nums">
      <thead>
        <tr>
          <th className="w-2/5">
            <span className="sr-only">What</span>
          </th>
          <th scope="col" className="pb-1 text-left font-normal">
            <PathMark side="A" />
          </th>
          <th scope="col" className="pb-1 text-left font-normal">
            <PathMark side="B" />
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, left, right]) => (
          <tr key={name} className="align-top">
            <th scope="row" className="break-words py-0.5 pr-2 text-left font-normal text-ink-soft">
              {name}
            </th>
            <td className="break-words py-0.5 pr-2">{left}</td>
            <td className="break-words py-0.5">{right}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ value }: { value: JsonValue | undefined }) {
  if (value === undefined) return <span className="text-ink-faint">not set</span>;
  return <code className="whitespace-pre-wrap text-xs">{JSON.stringify(value)}</code>;
}
