import { skipToken } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { trpc } from "@/features/api/trpc";
import { type LiveTurn, liveTurn } from "@/features/tester/reading/live-turn";
import type { LiveEvent } from "@/server/contract/live-contract";
import type { SessionAddress } from "./use-held-session";
import { useIsPageVisible } from "./use-is-page-visible";

const retryMs = 3_000;

/**
 * Listens to what happens in a session, and keeps what its running turn has said. A connection that breaks is made again where
 * it broke; one that is refused, after a while. A page that nobody sees holds none: a browser has only six for one server.
 */
export function useLiveTurn(
  { workflowId, runId }: SessionAddress,
  listener: { isReady: boolean; onEvent: (event: LiveEvent) => void; onRefused: () => void },
): LiveTurn | null {
  const [live, setLive] = useState<LiveTurn | null>(null);
  const isListening = useIsPageVisible() && listener.isReady;
  const { status, reset } = trpc.textChat.events.useSubscription(
    isListening ? { workflowId, runId } : skipToken,
    {
      onData(heard) {
        setLive((state) => liveTurn(state, heard));
        listener.onEvent(heard.data);
      },
      onError: listener.onRefused,
    },
  );

  useEffect(() => {
    if (status !== "error") return;
    const timer = setTimeout(reset, retryMs);
    return () => clearTimeout(timer);
  }, [status, reset]);

  return live;
}
