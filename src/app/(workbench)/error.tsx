"use client";

import { ButtonLink } from "@/features/interface/button";
import { Unavailable } from "@/features/interface/unavailable";

export default function WorkbenchError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <Unavailable
      what="This page"
      isMissing={false}
      wayBack={<ButtonLink href="/workflows">All workflows</ButtonLink>}
      onRetry={retry}
    >
      Something on this page failed. What the server holds is not affected.
    </Unavailable>
  );
}
