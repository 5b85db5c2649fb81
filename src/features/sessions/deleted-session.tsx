import { Button } from "@/features/interface/button";

/** In the place of a session for as long as its deletion can be taken back. */
export function DeletedSession({ name, onUndo }: { name: string; onUndo: () => void }) {
  return (
    <li className="flex min-h-11 items-center gap-4 bg-sunken px-4 py-2 text-sm">
      <span role="status" className="min-w-0 flex-1 truncate text-ink-soft">
        {name} is deleted.
      </span>
      <Button size="small" autoFocus onClick={onUndo}>
        Undo
      </Button>
    </li>
  );
}
