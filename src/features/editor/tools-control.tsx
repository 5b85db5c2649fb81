import Link from "next/link";
import type { ControlProps } from "@/features/form/control-props";
import { useAllTools } from "@/features/tools/use-all-tools";

/** The tools a node may call: those of the organization, and any that the workflow names and nobody knows. */
export function ToolsControl({ spec, value, problem, onChange }: ControlProps) {
  const query = useAllTools();
  const chosen = Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
  const tools = query.data ?? [];
  const unknown = query.data ? chosen.filter((id) => !tools.some((tool) => tool.toolId === id)) : [];
  const toggle = (toolId: string, isWanted: boolean) =>
    onChange(isWanted ? [...chosen, toolId] : chosen.filter((id) => id !== toolId));
  const option = (toolId: string, label: string, note: string) => (
    <label key={toolId} className="flex items-start gap-2 text-sm">
      <input
        type="checkbox"
        checked={chosen.includes(toolId)}
        onChange={(event) => toggle(toolId, event.target.checked)}
        className="mt-0.5 size-4 accent-accent"
      />
      <span className="min-w-0 break-words">
        {label} <span className="text-ink-faint text-xs">{note}</span>
      </span>
    </label>
  );
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1 font-medium text-ink-soft text-sm">{spec.label}</legend>
      {tools.map((tool) => option(tool.toolId, tool.name, tool.category.replace("_", " ")))}
      {unknown.map((id) => option(id, id, "unknown tool"))}
      {problem && <p className="text-negative text-xs">{problem}</p>}
      {query.data && tools.length === 0 && (
        <p className="text-ink-faint text-xs">
          There are no tools yet.{" "}
          <Link href="/tools" className="underline">
            Create one
          </Link>
        </p>
      )}
    </fieldset>
  );
}
