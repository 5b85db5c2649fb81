import { Ellipsis, FileDown, FileJson, Pencil, ScrollText, Trash2 } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ExportFormat } from "./file-name";

const itemClass =
  "flex h-8 cursor-default select-none items-center gap-2 rounded-md px-2 text-sm outline-none data-[highlighted]:bg-hover [&_svg]:size-4 [&_svg]:text-ink-faint";

/** What can be done with a session beside opening it. */
export function SessionMenu({
  name,
  onRename,
  onExport,
  onDelete,
}: {
  name: string;
  onRename: () => void;
  onExport: (format: ExportFormat) => void;
  onDelete: () => void;
}) {
  const items = [
    { label: "Rename", icon: <Pencil aria-hidden />, act: onRename },
    { label: "Export as JSON, all branches", icon: <FileJson aria-hidden />, act: () => onExport("session") },
    { label: "Transcript as Markdown", icon: <ScrollText aria-hidden />, act: () => onExport("markdown") },
    { label: "Transcript as JSON", icon: <FileDown aria-hidden />, act: () => onExport("json") },
    { label: "Delete", icon: <Trash2 aria-hidden />, act: onDelete },
  ];
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        aria-label={`More for ${name}`}
        className="relative inline-flex size-7 items-center justify-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink"
      >
        <Ellipsis className="size-4" aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 min-w-56 rounded-lg border bg-raised p-1 shadow-lg"
        >
          {items.map(({ label, icon, act }) => (
            <DropdownMenu.Item key={label} className={itemClass} onSelect={act}>
              {icon}
              {label}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
