import type { GuardedFetch } from "./guarded-fetch";
import { ResponseTooLarge } from "./transport-trouble";

type Fetch = GuardedFetch["fetch"];

/**
 * Stops reading a response that passes `limit` bytes; of an event stream, which may go on for long, a single event.
 * `onBroken` is told of a response that broke off.
 */
export function limitResponses(
  fetch: Fetch,
  limit: number,
  onBroken: (error: unknown, method: string) => void,
): Fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (!response.body) return response;
    const isEventStream = response.headers.get("content-type")?.includes("text/event-stream") ?? false;
    const body = limitStream(response.body, limit, isEventStream, (error) => {
      if (!init?.signal?.aborted) onBroken(error, init?.method ?? "GET");
    });
    const { status, statusText, headers } = response;
    return new Response(body, { status, statusText, headers });
  };
}

function limitStream(
  body: ReadableStream<Uint8Array>,
  limit: number,
  isEventStream: boolean,
  onBroken: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let size = 0;
  let isCancelled = false;
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (isCancelled) return;
        if (done) return controller.close();
        size = isEventStream ? sizeOfOpenEvent(size, value) : size + value.byteLength;
        if (size > limit) throw new ResponseTooLarge();
        controller.enqueue(value);
      } catch (error) {
        if (isCancelled) return;
        onBroken(error);
        controller.error(error);
        await reader.cancel(error).catch(() => undefined);
      }
    },
    cancel(reason) {
      isCancelled = true;
      return reader.cancel(reason);
    },
  });
}

/** Events end at an empty line. */
function sizeOfOpenEvent(before: number, chunk: Uint8Array): number {
  const text = Buffer.from(chunk);
  const end = Math.max(text.lastIndexOf("\n\n"), text.lastIndexOf("\r\n\r\n"), text.lastIndexOf("\r\r"));
  return end === -1 ? before + chunk.byteLength : chunk.byteLength - end;
}
