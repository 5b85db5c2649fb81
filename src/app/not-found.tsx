import { SearchX } from "lucide-react";
import { ButtonLink } from "@/features/interface/button";
import { EmptyState } from "@/features/interface/empty-state";

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-content-center">
      <EmptyState
        icon={<SearchX className="size-5" />}
        title="Page not found"
        action={<ButtonLink href="/workflows">All workflows</ButtonLink>}
      >
        Nothing lives at this address.
      </EmptyState>
    </main>
  );
}
