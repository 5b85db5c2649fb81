import { SearchX, ServerOff } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { EmptyState } from "./empty-state";

/** A page whose subject does not exist for this person, or could not be fetched. */
export function Unavailable({
  what,
  isMissing,
  wayBack,
  onRetry,
  children,
}: {
  what: string;
  isMissing: boolean;
  wayBack: ReactNode;
  onRetry: () => void;
  children: ReactNode;
}) {
  return (
    <main className="grid flex-1 place-content-center">
      <EmptyState
        icon={isMissing ? <SearchX className="size-5" /> : <ServerOff className="size-5" />}
        title={isMissing ? `${what} not found` : `${what} could not be loaded`}
        action={
          <>
            {!isMissing && <Button onClick={onRetry}>Try again</Button>}
            {wayBack}
          </>
        }
      >
        {children}
      </EmptyState>
    </main>
  );
}
