"use client";

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { httpBatchStreamLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { type ReactNode, useState } from "react";
import { readFailure } from "./failure";
import { signInPath } from "./return-path";
import { apiUrl, trpc } from "./trpc";

function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: signInWhenSignedOut }),
    mutationCache: new MutationCache({ onError: signInWhenSignedOut }),
    // The server may be this very machine, which answers whether or not the browser thinks that it is online.
    defaultOptions: {
      mutations: { networkMode: "always" },
      queries: {
        networkMode: "always",
        retry: (failureCount, error) => failureCount < 2 && readFailure(error).reason === "unreachable",
      },
    },
  });
}

function signInWhenSignedOut(error: unknown): void {
  const { pathname, search } = window.location;
  if (readFailure(error).reason === "unauthorized") window.location.assign(signInPath(pathname + search));
}

/** What is asked at once travels together, and each answer comes as soon as it is there: a slow turn holds nothing else up. */
function createClient() {
  const links = splitLink({
    condition: (operation) => operation.type === "subscription",
    true: httpSubscriptionLink({ url: apiUrl }),
    false: httpBatchStreamLink({ url: apiUrl }),
  });
  return trpc.createClient({ links: [links] });
}

export function ApiProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const [client] = useState(createClient);
  return (
    <trpc.Provider client={client} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </trpc.Provider>
  );
}
