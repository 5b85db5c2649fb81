import { useCallback, useEffect, useRef, useState } from "react";
import { hasArrived, readSentMessage, writeSentMessage } from "@/features/tester/reading/sent-message";
import type { TesterSession } from "@/features/tester/reading/tester-session";

/** What is said, under a key by which the server knows it again when its answer was lost and it is sent once more. */
export type Message = { text: string; idempotencyKey: string };

/**
 * What is typed and not known to have arrived, kept for this tab: neither an error nor a reload loses it, nor does a page that went
 * before the server answered.
 */
export function useDraft(session: TesterSession) {
  const { workflowRunId: runId } = session;
  const textAt = `retake:draft:${runId}`;
  const keyAt = `retake:draft-key:${runId}`;
  const sentAt = `retake:sent:${runId}`;
  const [draft, setDraft] = useState("");
  const atStart = useRef(session);

  /** Another text is another message. */
  const changeDraft = useCallback(
    (text: string) => {
      setDraft(text);
      store(textAt, text);
      store(keyAt, "");
    },
    [textAt, keyAt],
  );

  const takeDraft = useCallback(
    (revision: number): Message => {
      const text = (sessionStorage.getItem(textAt) ?? "").trim();
      const idempotencyKey = sessionStorage.getItem(keyAt) ?? newKey();
      changeDraft("");
      store(sentAt, writeSentMessage({ text, idempotencyKey, revision }));
      return { text, idempotencyKey };
    },
    [changeDraft, textAt, keyAt, sentAt],
  );

  /** What became of the message that was taken is known. */
  const forgetSent = useCallback(() => store(sentAt, ""), [sentAt]);

  /** Puts back what could not be sent, before anything typed since. */
  const returnToDraft = useCallback(
    (text: string, idempotencyKey = "") => {
      const typedSince = sessionStorage.getItem(textAt);
      changeDraft(typedSince ? `${text}\n${typedSince}` : text);
      if (!typedSince) store(keyAt, idempotencyKey);
    },
    [changeDraft, textAt, keyAt],
  );

  useEffect(() => {
    const sent = readSentMessage(sessionStorage.getItem(sentAt));
    forgetSent();
    if (sent && !hasArrived(sent, atStart.current.sessionData.turns))
      returnToDraft(sent.text, sent.idempotencyKey);
    else setDraft(sessionStorage.getItem(textAt) ?? "");
  }, [sentAt, textAt, forgetSent, returnToDraft]);

  return { draft, changeDraft, takeDraft, forgetSent, returnToDraft };
}

function store(key: string, value: string): void {
  if (value === "") sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, value);
}

/** Also where the page is not served over HTTPS, where browsers have no `randomUUID`. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}
