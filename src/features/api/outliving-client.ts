import { createTRPCClient, httpLink } from "@trpc/client";
import type { AppRouter } from "@/server/trpc/app-router";
import { apiUrl } from "./trpc";

/**
 * A client for calls that must reach the server even while the page is being left. It does not batch: a batch waits for
 * a timer.
 */
export const outlivingClient = createTRPCClient<AppRouter>({
  links: [
    httpLink({
      url: apiUrl,
      fetch: (address, request) => fetch(address, { ...(request as RequestInit), keepalive: true }),
    }),
  ],
});
