import { ButtonLink } from "@/features/interface/button";
import { Notice } from "@/features/interface/notice";
import { outcomeOf } from "@/features/tester/reading/session-reading";
import type { TesterSession } from "@/features/tester/reading/tester-session";

export function EndedNote({ session }: { session: TesterSession }) {
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
