import { useCallback, useEffect, useState } from "react";

/** What is said, under a key by which the server knows it again when its answer was lost and it is sent once more. */
export type Message = { text: string; idempotencyKey: string };

/** What is typed and not sent, kept for this tab, so that neither an error nor a reload loses it. */
export function useDraft(runId: string) {
  const textAt = `retake:draft:${runId}`;
  const keyAt = `retake:draft-key:${runId}`;
  const [draft, setDraft] = useState("");

  useEffect(() => setDraft(sessionStorage.getItem(textAt) ?? ""), [textAt]);

  /** Another text is another message. */
  const changeDraft = useCallback(
    (text: string) => {
      setDraft(text);
      store(textAt, text);
      store(keyAt, "");
    },
    [textAt, keyAt],
  );

  const takeDraft = useCallback((): Message => {
    const text = (sessionStorage.getItem(textAt) ?? "").trim();
    const idempotencyKey = sessionStorage.getItem(keyAt) ?? newKey();
    changeDraft("");
    return { text, idempotencyKey };
  }, [changeDraft, textAt, keyAt]);

  /** Puts back what could not be sent, before anything typed since. */
  const returnToDraft = useCallback(
    (text: string, idempotencyKey = "") => {
      const typedSince = sessionStorage.getItem(textAt);
      changeDraft(typedSince ? `${text}\n${typedSince}` : text);
      if (!typedSince) store(keyAt, idempotencyKey);
    },
    [changeDraft, textAt, keyAt],
  );

  return { draft, changeDraft, takeDraft, returnToDraft };
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
