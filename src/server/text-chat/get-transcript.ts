import { writeTranscript } from "@/session/transcript";
import type { TranscriptInput, TranscriptOutput } from "../contract/turn-tree-contract";
import type { Caller, Services } from "../services";
import { loadSession } from "./stored/load-session";

/** What was said on the visible path. @throws AppError session_not_found */
export async function getTranscript(
  services: Services,
  caller: Caller,
  input: TranscriptInput,
): Promise<TranscriptOutput> {
  const { format } = input;
  const { run, session } = await loadSession(services, { ...input, ...caller });
  const { name, createdAt } = run;
  return { format, content: writeTranscript(session, { name, createdAt }, format) };
}
