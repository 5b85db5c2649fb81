import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/features/interface/badge";
import { classNames } from "@/features/interface/class-names";
import type { ToolOutput } from "@/server/contract/tool-contract";
import { categoryReadings } from "./tool-fields";

/** A tool in the list; while it is open, it shows all its settings. */
export function ToolRow({
  tool,
  isOpen,
  onToggle,
  children,
}: {
  tool: ToolOutput;
  isOpen: boolean;
  onToggle: () => void;
  children: ReactNode;
}) {
  return (
    <li>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={onToggle}
        className="flex min-h-12 w-full flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-left text-sm outline-offset-[-2px] hover:bg-hover"
      >
        <ChevronRight
          className={classNames("size-3.5 text-ink-faint transition-transform", isOpen && "rotate-90")}
          aria-hidden
        />
        <span className="min-w-0 flex-1 basis-40 truncate font-medium">{tool.name}</span>
        <span className="sm:w-36">
          <Badge>{categoryReadings[tool.category].label}</Badge>
        </span>
        <code className="min-w-0 truncate text-ink-faint text-xs sm:w-44">{tool.functionName}</code>
      </button>
      {isOpen && <div className="grid gap-8 border-t p-4">{children}</div>}
    </li>
  );
}
