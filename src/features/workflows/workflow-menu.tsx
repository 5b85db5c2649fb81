import { Archive, Copy, Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { DropdownMenu } from "radix-ui";
import { trpc } from "@/features/api/trpc";
import { useShortcuts } from "@/features/palette/shortcuts";
import type { WorkflowOutput } from "@/server/contract/workflow-contract";

const itemClass =
  "flex h-8 cursor-default select-none items-center gap-2 rounded-md px-2 text-sm outline-none data-[highlighted]:bg-hover";

/** What concerns a workflow as a whole. Archiving is undone from the list it leads to. */
export function WorkflowMenu({ workflow }: { workflow: WorkflowOutput }) {
  const { workflowId, name, version } = workflow;
  const router = useRouter();
  const utils = trpc.useUtils();
  const archiving = trpc.workflow.archive.useMutation({
    onSuccess: () => {
      void utils.workflow.list.invalidate();
      router.push(`/workflows?archived=${encodeURIComponent(workflowId)}`);
    },
  });
  const duplication = trpc.workflow.create.useMutation({
    onSuccess: (created) => {
      void utils.workflow.list.invalidate();
      router.push(`/workflows/${created.workflowId}/edit`);
    },
  });
  const actions = [
    {
      label: "Duplicate workflow",
      icon: <Copy className="size-4 text-ink-faint" aria-hidden />,
      handler: () => {
        const { definition, templateContext, settings } = version;
        duplication.mutate({ name: `${name.slice(0, 190)} copy`, definition, templateContext, settings });
      },
    },
    {
      label: "Archive workflow",
      icon: <Archive className="size-4 text-ink-faint" aria-hidden />,
      handler: () => archiving.mutate({ workflowId }),
    },
  ];
  useShortcuts(actions.map(({ label, handler }) => ({ label, handler, group: "Workflow" })));
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        aria-label="More for this workflow"
        className="inline-flex size-7 items-center justify-center rounded-md text-ink-soft hover:bg-hover hover:text-ink"
      >
        <Ellipsis className="size-4" aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 min-w-48 rounded-lg border bg-raised p-1 shadow-lg"
        >
          {actions.map(({ label, icon, handler }) => (
            <DropdownMenu.Item key={label} className={itemClass} onSelect={handler}>
              {icon}
              {label}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
