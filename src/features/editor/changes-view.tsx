import { diffWordsWithSpace } from "diff";
import { Badge, type Tone } from "@/features/interface/badge";
import { NodeIcon } from "@/features/interface/node-kind";
import type { DocumentChanges, ElementChange, FieldChange } from "./document-changes";
import { isUnchanged } from "./document-changes";

const tones: Record<ElementChange["change"], Tone> = {
  added: "positive",
  removed: "negative",
  changed: "caution",
  moved: "neutral",
};

/** What differs, element by element and field by field. */
export function ChangesView({ changes }: { changes: DocumentChanges }) {
  if (isUnchanged(changes)) return <p className="text-ink-soft text-sm">Nothing differs.</p>;
  const { elements, settings, templateContext } = changes;
  return (
    <ul aria-label="Changes" className="divide-y rounded-lg border">
      {elements.map(({ kind, id, name, type, change, fields }) => (
        <li key={`${kind} ${id}`} className="grid gap-2 px-3 py-2 text-sm">
          <div className="flex items-center gap-2">
            {kind === "node" ? (
              <NodeIcon type={type} />
            ) : (
              <span className="text-ink-faint text-xs">Edge</span>
            )}
            <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
            <Badge tone={tones[change]}>{change}</Badge>
          </div>
          <FieldChanges changes={fields} />
        </li>
      ))}
      {settings.length > 0 && (
        <li className="grid gap-2 px-3 py-2 text-sm">
          <span className="font-medium">Settings</span>
          <FieldChanges changes={settings} />
        </li>
      )}
      {templateContext.length > 0 && (
        <li className="grid gap-2 px-3 py-2 text-sm">
          <span className="font-medium">Template context</span>
          <FieldChanges changes={templateContext} />
        </li>
      )}
    </ul>
  );
}

function FieldChanges({ changes }: { changes: readonly FieldChange[] }) {
  if (changes.length === 0) return null;
  return (
    <dl className="grid gap-1.5">
      {changes.map(({ field, before, after }) => (
        <div key={field} className="grid gap-0.5">
          <dt className="text-ink-faint text-xs">{field.replaceAll("_", " ")}</dt>
          <dd className="whitespace-pre-wrap break-words rounded-md bg-sunken px-2 py-1 text-xs">
            {diffWordsWithSpace(textOf(before), textOf(after)).map(({ value, added, removed }, part) => {
              const key = `${part} ${value}`;
              if (added)
                return (
                  <ins key={key} className="bg-positive-soft text-positive">
                    {value}
                  </ins>
                );
              if (removed)
                return (
                  <del key={key} className="bg-negative-soft text-negative">
                    {value}
                  </del>
                );
              return <span key={key}>{value}</span>;
            })}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function textOf(value: unknown): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}
