import { createTRPCClient, httpLink } from "@trpc/client";
import type { AppRouter } from "@/server/trpc/app-router";
import { apiUrl } from "./trpc";

/** For what must reach the server even when the page is left at that moment: not batched, as a batch waits for a timer. */
export const outlivingClient = createTRPCClient<AppRouter>({
  links: [
    httpLink({
      url: apiUrl,
      fetch: (address, request) => fetch(address, { ...(request as RequestInit), keepalive: true }),
    }),
  ],
});
