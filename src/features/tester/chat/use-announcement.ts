import { useEffect, useRef, useState } from "react";
import type { TesterSession } from "@/features/tester/reading/tester-session";

/**
 * What a screen reader is told of the conversation: each new reply, once, when all of it is there. The conversation itself tells nothing, for its
 * turns come and go as one scrolls.
 */
export function useAnnouncement(session: TesterSession): string {
  const last = session.sessionData.turns.at(-1);
  const isSettled = last !== undefined && last.status !== "pending";
  const told = useRef(isSettled ? last.id : null);
  const [announcement, setAnnouncement] = useState("");

  useEffect(() => {
    if (!last || !isSettled || told.current === last.id) return;
    told.current = last.id;
    setAnnouncement(last.assistantMessage?.text ?? last.error?.message ?? "");
  }, [last, isSettled]);

  return announcement;
}
