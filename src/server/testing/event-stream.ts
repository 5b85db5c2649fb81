import type { LiveEvent } from "../contract/live-contract";

export type ReceivedEvent = { id: string; event: LiveEvent };

export type EventStream = {
  status: number;
  /** The next event; waits for it. @throws when the stream ends instead */
  next(): Promise<ReceivedEvent>;
  /** Everything up to the first event of this type, that one included. */
  until(type: LiveEvent["type"]): Promise<ReceivedEvent[]>;
  untilRevision(revision: number): Promise<ReceivedEvent[]>;
  /** Everything up to where the texts received since this call make up this one. */
  untilText(text: string): Promise<ReceivedEvent[]>;
  /** Reads to the end. @returns the names of the stream's own events on the way */
  rest(): Promise<string[]>;
  /** As when the connection breaks. */
  leave(): void;
};

/** Listens to `textChat.events` as a browser's EventSource does, one event at a time. */
export async function openEventStream(
  server: { url: string },
  apiKey: string,
  input: { workflowId: string; runId: string },
  lastEventId?: string,
): Promise<EventStream> {
  const leaving = new AbortController();
  const url = new URL("/api/trpc/textChat.events", server.url);
  url.searchParams.set("input", JSON.stringify(input));
  const response = await fetch(url, {
    headers: {
      accept: "text/event-stream",
      authorization: `Bearer ${apiKey}`,
      ...(lastEventId && { "last-event-id": lastEventId }),
    },
    signal: leaving.signal,
  });
  const blocks = readBlocks(response);

  async function next(): Promise<ReceivedEvent> {
    for (;;) {
      const { value, done } = await blocks.next();
      if (done) throw new Error("The stream has ended.");
      const { event, data, id } = value;
      if (event === "serialized-error") throw new Error(data);
      if (event === "message" && id) return { id, event: JSON.parse(data ?? "") };
    }
  }

  async function until(isEnough: (received: ReceivedEvent[]) => boolean): Promise<ReceivedEvent[]> {
    const received: ReceivedEvent[] = [];
    do received.push(await next());
    while (!isEnough(received));
    return received;
  }

  return {
    status: response.status,
    next,
    until: (type) => until((received) => received.at(-1)?.event.type === type),
    untilRevision: (revision) =>
      until((received) => {
        const event = received.at(-1)?.event;
        return event !== undefined && "revision" in event && event.revision === revision;
      }),
    untilText: (text) => until((received) => textOf(ofLastTurn(received)) === text),
    async rest() {
      const names: string[] = [];
      for await (const { event } of blocks) names.push(event);
      return names;
    },
    leave: () => leaving.abort(),
  };
}

export const textOf = (received: ReceivedEvent[]): string =>
  received.map(({ event }) => (event.type === "text_delta" ? event.text : "")).join("");

/** A subscriber that comes from another process just after a turn has settled may be told of that turn as well. */
function ofLastTurn(received: ReceivedEvent[]): ReceivedEvent[] {
  const turnOf = ({ event }: ReceivedEvent) => ("turnId" in event ? event.turnId : null);
  const last = received.map(turnOf).findLast((turnId) => turnId !== null);
  return received.filter((each) => turnOf(each) === last);
}

type Block = { event: string; data: string | undefined; id: string | undefined };

async function* readBlocks({ body }: Response): AsyncGenerator<Block> {
  let unread = "";
  const decoder = new TextDecoder();
  for await (const chunk of body ?? []) {
    unread += decoder.decode(chunk, { stream: true });
    const blocks = unread.split(/\n\n+/);
    unread = blocks.pop() ?? "";
    for (const block of blocks) {
      const lines = block
        .split("\n")
        .map((line) => [line.split(": ", 1)[0], line.slice(line.indexOf(": ") + 2)]);
      const { event = "message", data, id } = Object.fromEntries(lines) as Partial<Block>;
      if (block.trim() !== "") yield { event, data, id };
    }
  }
}
