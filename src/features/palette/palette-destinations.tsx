import { Command } from "cmdk";
import {
  FileText,
  History,
  KeyRound,
  MessagesSquare,
  Pencil,
  Play,
  Plus,
  Workflow,
  Wrench,
} from "lucide-react";
import { useParams } from "next/navigation";
import type { ReactNode } from "react";
import { trpc } from "@/features/api/trpc";
import { itemClass } from "./palette-item";

const pages: readonly { label: string; href: string; icon: ReactNode }[] = [
  { label: "Workflows", href: "/workflows", icon: <Workflow className="size-4" aria-hidden /> },
  { label: "Tools", href: "/tools", icon: <Wrench className="size-4" aria-hidden /> },
  { label: "Settings and API keys", href: "/settings", icon: <KeyRound className="size-4" aria-hidden /> },
  { label: "New workflow", href: "/workflows/new", icon: <Plus className="size-4" aria-hidden /> },
];

const pagesOfWorkflow: readonly { label: string; path: string; icon: ReactNode }[] = [
  { label: "Test this workflow", path: "", icon: <Play className="size-4" aria-hidden /> },
  { label: "Edit this workflow", path: "/edit", icon: <Pencil className="size-4" aria-hidden /> },
  { label: "Versions of this workflow", path: "/versions", icon: <History className="size-4" aria-hidden /> },
];

/** Where one can go: the pages, the workflows, and the sessions of the workflow at hand. */
export function PaletteDestinations({ onGo }: { onGo: (href: string) => void }) {
  const { workflowId } = useParams<{ workflowId?: string }>();
  const workflows = trpc.workflow.list.useQuery({ limit: 100 });
  const sessions = trpc.textChat.list.useQuery(
    { workflowId: workflowId ?? "", limit: 50 },
    { enabled: workflowId !== undefined },
  );
  const destination = (href: string, label: string, icon: ReactNode) => (
    <Command.Item
      key={href}
      value={href}
      keywords={[label]}
      onSelect={() => onGo(href)}
      className={itemClass}
    >
      <span className="text-ink-faint">{icon}</span>
      <span className="truncate">{label}</span>
    </Command.Item>
  );
  return (
    <>
      {workflowId !== undefined && (
        <Command.Group heading="This workflow">
          {pagesOfWorkflow.map(({ path, label, icon }) =>
            destination(`/workflows/${workflowId}${path}`, label, icon),
          )}
        </Command.Group>
      )}
      {workflowId !== undefined && sessions.data && sessions.data.sessions.length > 0 && (
        <Command.Group heading="Sessions of this workflow">
          {sessions.data.sessions.map((session) =>
            destination(
              `/workflows/${workflowId}/sessions/${session.workflowRunId}`,
              session.name,
              <MessagesSquare className="size-4" aria-hidden />,
            ),
          )}
        </Command.Group>
      )}
      <Command.Group heading="Workflows">
        {workflows.data?.workflows.map((workflow) =>
          destination(
            `/workflows/${workflow.workflowId}`,
            workflow.name,
            <FileText className="size-4" aria-hidden />,
          ),
        )}
      </Command.Group>
      <Command.Group heading="Go to">
        {pages.map(({ href, label, icon }) => destination(href, label, icon))}
      </Command.Group>
    </>
  );
}
