import { ArrowRight } from "lucide-react";
import { count, duration, money, number } from "@/features/interface/measure";
import { Moment } from "@/features/interface/moment";
import { NodeIcon } from "@/features/interface/node-kind";
import { useNodeType } from "@/features/tester/parts/node-types";
import { Pairs, PaneSection } from "@/features/tester/parts/pane-section";
import { priceNote } from "@/features/tester/reading/session-cost";
import { nodesEntered, outcomeOf, variablesOf } from "@/features/tester/reading/session-reading";
import type { TesterSession } from "@/features/tester/reading/tester-session";
import { UsagePlot } from "./usage-plot";
import type { VariableEdit } from "./use-variable-edit";
import { Variables, VariablesSection } from "./variables-section";

/** How many nodes of a long route are shown, counted from its end. */
const shownNodes = 30;

/** What the agent knows at the end of the visible path. */
export function StatePane({
  session,
  modelLabel,
  variableEdit,
  isBusy,
  onSelectTurn,
}: {
  session: TesterSession;
  modelLabel: string;
  variableEdit: VariableEdit;
  isBusy: boolean;
  onSelectTurn: (turnId: string) => void;
}) {
  const path = nodesEntered(session);
  const unseen = Math.max(0, path.length - shownNodes);
  const { disposition, tags } = outcomeOf(session);
  return (
    <div className="grid gap-6">
      <PaneSection title="Current node">
        {session.currentNode ? (
          <CurrentNode {...session.currentNode} />
        ) : (
          <Nothing>No node entered yet.</Nothing>
        )}
      </PaneSection>
      <PaneSection title="Path">
        <ol className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-sm">
          {unseen > 0 && <li className="text-ink-soft">{count(unseen, "node")} before</li>}
          {path.slice(unseen).map((name, index) => (
            <li key={unseen + index} className="inline-flex items-center gap-1.5">
              {unseen + index > 0 && <ArrowRight className="size-3 text-ink-faint" aria-hidden />}
              {name}
            </li>
          ))}
        </ol>
      </PaneSection>
      <VariablesSection session={session} edit={variableEdit} isBusy={isBusy} />
      {disposition && (
        <PaneSection title="Outcome">
          <Pairs
            pairs={[
              ["Disposition", disposition],
              ...(tags.length ? [["Tags", tags.join(", ")] as const] : []),
            ]}
          />
        </PaneSection>
      )}
      <PaneSection title="Given at the start">
        <Variables variables={variablesOf(session.initialContext)} nothing="Nothing was given." />
      </PaneSection>
      <PaneSection title="Usage and cost">
        <UsagePlot session={session} onSelectTurn={onSelectTurn} />
        <UsageTable {...session} />
        <p className="text-ink-faint text-xs">{priceNote(session.price)}</p>
      </PaneSection>
      <PaneSection title="Session">
        <Pairs
          pairs={[
            ["Revision", number(session.revision)],
            ["Version", `v${session.versionNumber}`],
            ["Model", modelLabel],
            ["Started", <Moment key="started" at={session.createdAt} />],
            ["Changed", <Moment key="changed" at={session.updatedAt} />],
          ]}
        />
      </PaneSection>
    </div>
  );
}

function CurrentNode({ id, name }: { id: string; name: string }) {
  return (
    <p className="flex items-center gap-2 font-medium text-base">
      <NodeIcon type={useNodeType(id)} className="size-4" />
      {name}
    </p>
  );
}

function Nothing({ children }: { children: string }) {
  return <p className="text-ink-faint text-sm">{children}</p>;
}

function UsageTable({ usage: { visible, total }, cost }: Pick<TesterSession, "usage" | "cost">) {
  const rows = [
    ["Model calls", number(visible.generations), number(total.generations)],
    ["Input tokens", number(visible.inputTokens), number(total.inputTokens)],
    ["of these cached", number(visible.cachedInputTokens), number(total.cachedInputTokens)],
    ["Output tokens", number(visible.outputTokens), number(total.outputTokens)],
    ["Time generating", duration(visible.durationMs), duration(total.durationMs)],
    ["Cost", money(cost.visible), money(cost.total)],
  ];
  return (
    <table className="w-full text-sm tabular-nums">
      <thead>
        <tr className="text-ink-faint text-xs">
          <th className="sr-only">Measure</th>
          <th scope="col" className="py-0.5 text-right font-normal" title="What led to what is shown">
            This path
          </th>
          <th scope="col" className="py-0.5 text-right font-normal" title="With failed turns and other paths">
            All spent
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...values]) => (
          <tr key={name}>
            <th scope="row" className="py-0.5 text-left font-normal text-ink-soft">
              {name}
            </th>
            <td className="text-right">{values[0]}</td>
            <td className="text-right">{values[1]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
