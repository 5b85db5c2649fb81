import { useCallback, useEffect, useState } from "react";

/** What is typed and not sent, kept for this tab, so that neither an error nor a reload loses it. */
export function useDraft(runId: string) {
  const key = `retake:draft:${runId}`;
  const [draft, setDraft] = useState("");

  useEffect(() => setDraft(sessionStorage.getItem(key) ?? ""), [key]);

  const changeDraft = useCallback(
    (text: string) => {
      setDraft(text);
      if (text === "") sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, text);
    },
    [key],
  );

  /** Puts back what could not be sent, before anything typed since. */
  const returnToDraft = useCallback(
    (text: string) => {
      const typedSince = sessionStorage.getItem(key);
      changeDraft(typedSince ? `${text}\n${typedSince}` : text);
    },
    [changeDraft, key],
  );

  return { draft, changeDraft, returnToDraft };
}
