import { ChevronRight, PanelLeft, PanelRight, Plus, Square } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "@/features/interface/badge";
import { Button, ButtonLink } from "@/features/interface/button";
import { IconButton } from "@/features/interface/icon-button";
import { NodeIcon } from "@/features/interface/node-kind";
import { statusReadings } from "@/features/sessions/session-status";
import { useNodeType } from "@/features/tester/parts/node-types";
import type { TesterSession } from "@/features/tester/reading/tester-session";
import type { Panes } from "./use-panes";

/** Where one is: the workflow, the session, how it stands, and the few things that concern all of it. */
export function TesterHeader({
  session,
  status,
  workflowName,
  modelLabel,
  isBusy,
  panes,
  onEnd,
}: {
  session: TesterSession;
  status: TesterSession["sessionData"]["status"];
  workflowName: string;
  modelLabel: string;
  isBusy: boolean;
  panes: Panes;
  onEnd: () => void;
}) {
  const reading = statusReadings[status];
  const home = `/workflows/${session.workflowId}`;
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-2">
      <nav aria-label="Breadcrumb" className="flex min-w-0 max-lg:flex-1 items-center gap-1.5 text-sm">
        <Link
          href={home}
          title={workflowName}
          className="min-w-10 shrink-[9] truncate rounded text-ink-soft hover:text-ink"
        >
          {workflowName}
        </Link>
        <ChevronRight className="size-3.5 shrink-0 text-ink-faint" aria-hidden />
        <h1 title={session.name} className="min-w-0 truncate font-semibold">
          {session.name}
        </h1>
      </nav>
      <dl className="order-last flex w-full min-w-0 items-center flex-wrap gap-x-3 gap-y-1 whitespace-nowrap text-ink-soft text-xs lg:order-none lg:w-auto">
        <Fact name="Status">
          <Badge tone={reading.tone}>{reading.label}</Badge>
        </Fact>
        {session.currentNode && (
          <Fact name="Current node">
            <CurrentNode {...session.currentNode} />
          </Fact>
        )}
        <Fact name="Revision">Revision {session.revision}</Fact>
        <Fact name="Version">v{session.versionNumber}</Fact>
        <Fact name="Model">{modelLabel}</Fact>
      </dl>
      <div className="ml-auto flex items-center gap-1">
        <ButtonLink size="small" variant="quiet" href={home} icon={<Plus className="size-3.5" aria-hidden />}>
          <span className="max-sm:sr-only">New session</span>
        </ButtonLink>
        {status !== "completed" && (
          <Button
            size="small"
            variant="quiet"
            disabled={isBusy}
            icon={<Square className="size-3" aria-hidden />}
            onClick={onEnd}
          >
            <span className="max-sm:sr-only">End session</span>
          </Button>
        )}
        {panes.isWide && (
          <>
            <IconButton
              label="Graph"
              aria-expanded={!panes.closed.graph}
              icon={<PanelLeft className="size-4" aria-hidden />}
              onClick={() => panes.toggle("graph")}
            />
            <IconButton
              label="Inspector"
              aria-expanded={!panes.closed.inspector}
              icon={<PanelRight className="size-4" aria-hidden />}
              onClick={() => panes.toggle("inspector")}
            />
          </>
        )}
      </div>
    </header>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex shrink-0 items-center">
      <dt className="sr-only">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function CurrentNode({ id, name }: { id: string; name: string }) {
  return (
    <span className="flex items-center gap-1.5 font-medium text-ink">
      <NodeIcon type={useNodeType(id)} />
      {name}
    </span>
  );
}
