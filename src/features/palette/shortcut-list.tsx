import { ModalDialog } from "@/features/interface/modal-dialog";
import { ScrollRegion } from "@/features/interface/scroll-region";
import { type Action, keysOf } from "./action-registry";
import { KeyHint } from "./key-hint";

/** Every key that does something on the page at hand. */
export function ShortcutList({
  actions,
  isOpen,
  onClose,
}: {
  actions: readonly Action[];
  isOpen: boolean;
  onClose: () => void;
}) {
  const withKeys = actions.filter((action) => keysOf(action).length > 0);
  const groups = [...new Set(withKeys.map(groupOf))];
  return (
    <ModalDialog title="Keyboard shortcuts" isOpen={isOpen} onClose={onClose}>
      <ScrollRegion label="Shortcuts" className="grid gap-4 overflow-y-auto p-4 outline-offset-[-2px]">
        {groups.map((group) => (
          <section key={group} aria-label={group} className="grid gap-1">
            <h3 className="text-ink-faint text-xs">{group}</h3>
            <dl className="grid gap-1">
              {withKeys
                .filter((action) => groupOf(action) === group)
                .map((action) => (
                  <div key={action.label} className="flex min-h-7 items-center justify-between gap-4 text-sm">
                    <dt>{action.label}</dt>
                    <dd className="flex gap-2">
                      {keysOf(action).map((keys) => (
                        <KeyHint key={keys} keys={keys} />
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </ScrollRegion>
    </ModalDialog>
  );
}

function groupOf({ group = "This page" }: Action): string {
  return group;
}
