import { useCallback, useEffect, useRef, useState } from "react";
import { readSentMessage, writeSentMessage } from "@/features/tester/reading/sent-message";
import type { TesterSession } from "@/features/tester/reading/tester-session";
import {
  emptyDraft,
  type Message,
  type MessageDraft,
  reopened,
  returned,
  settledDraft,
  taken,
  typed,
} from "./message-draft";

/**
 * What is typed and not known to have arrived, kept for this tab: neither an error nor a reload loses it, nor does a page that went
 * before the server answered.
 */
export function useDraft(session: TesterSession) {
  const { workflowRunId: runId } = session;
  const current = useRef(emptyDraft);
  const [text, setText] = useState("");
  const atStart = useRef(session);

  const keep = useCallback(
    (draft: MessageDraft) => {
      current.current = draft;
      setText(draft.text);
      writeDraft(runId, draft);
    },
    [runId],
  );
  // The page is drawn on the server too, where there is nothing kept.
  useEffect(() => keep(reopened(readDraft(runId), atStart.current.sessionData.turns)), [keep, runId]);

  const changeDraft = useCallback((text: string) => keep(typed(current.current, text)), [keep]);
  const takeDraft = useCallback(
    (revision: number): Message => {
      const { draft, message } = taken(current.current, revision, newKey());
      keep(draft);
      return message;
    },
    [keep],
  );
  const forgetSent = useCallback(() => keep(settledDraft(current.current)), [keep]);
  const returnToDraft = useCallback(
    (text: string, idempotencyKey: string | null = null) =>
      keep(returned(current.current, { text, idempotencyKey })),
    [keep],
  );
  return { draft: text, changeDraft, takeDraft, forgetSent, returnToDraft };
}

function readDraft(runId: string): MessageDraft {
  return {
    text: sessionStorage.getItem(`retake:draft:${runId}`) ?? "",
    idempotencyKey: sessionStorage.getItem(`retake:draft-key:${runId}`),
    sent: readSentMessage(sessionStorage.getItem(`retake:sent:${runId}`)),
  };
}

function writeDraft(runId: string, { text, idempotencyKey, sent }: MessageDraft): void {
  store(`retake:draft:${runId}`, text);
  store(`retake:draft-key:${runId}`, idempotencyKey ?? "");
  store(`retake:sent:${runId}`, sent === null ? "" : writeSentMessage(sent));
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
