import { ButtonLink } from "@/features/interface/button";
import { Notice } from "@/features/interface/notice";
import type { SessionOutput } from "@/server/contract/text-chat-contract";
import { outcomeOf } from "./session-reading";

export function EndedNote({ session }: { session: SessionOutput }) {
  const { disposition } = outcomeOf(session);
  return (
    <Notice
      tone="positive"
      title={disposition ? `Session ended: ${disposition}` : "Session ended"}
      action={
        <ButtonLink size="small" href={`/workflows/${session.workflowId}`}>
          New session
        </ButtonLink>
      }
    >
      Rewind to any turn to go on from there, or start a new session.
    </Notice>
  );
}
