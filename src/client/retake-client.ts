import {
  createTRPCClient,
  httpBatchLink,
  httpLink,
  httpSubscriptionLink,
  splitLink,
  type TRPCClient,
} from "@trpc/client";
import { EventSource, type EventSourceFetchInit } from "eventsource";
import type { AppRouter } from "@/server/trpc/app-router";

export type RetakeClient = TRPCClient<AppRouter>;

export type RetakeClientOptions = {
  /** Where Retake runs, such as `http://localhost:3000`. */
  url: string;
  /** `rtk_…`, made on the settings page. */
  apiKey: string;
};

/**
 * Every procedure of the server with its types: `client.textChat.append.mutate({ … })`.
 * A refused call rejects with an error that `retakeError` reads.
 */
export function createRetakeClient({ url, apiKey }: RetakeClientOptions): RetakeClient {
  const options = {
    url: new URL("/api/trpc", url).href,
    headers: { authorization: `Bearer ${apiKey}` },
  };
  const calls = splitLink<AppRouter>({
    // A message takes as long as its turn; nothing else should wait for it.
    condition: (operation) => operation.type === "mutation",
    true: httpLink(options),
    false: httpBatchLink({ ...options, maxURLLength: 4_000 }),
  });
  const subscriptions = httpSubscriptionLink<AppRouter, typeof EventSource>({
    url: options.url,
    EventSource,
    eventSourceOptions: {
      fetch: (address: string | URL, init: EventSourceFetchInit) =>
        fetch(address, { ...init, headers: { ...init.headers, ...options.headers } }),
    },
  });
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === "subscription",
        true: subscriptions,
        false: calls,
      }),
    ],
  });
}
