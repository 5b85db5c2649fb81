import type { GetInput, GetOutput } from "../contract/text-chat-contract";
import type { Caller, Services } from "../services";
import { loadSession } from "./load-session";
import { pinnedDefinition } from "./pinned-definition";
import { describeChanges, describeSession } from "./session-output";

/**
 * The whole session, or what changed since a revision.
 * @throws AppError session_not_found
 */
export async function getSession(services: Services, caller: Caller, input: GetInput): Promise<GetOutput> {
  const stored = await loadSession(services, { ...input, ...caller });
  const { sinceRevision } = input;
  if (sinceRevision === stored.session.revision) return { unchanged: true };
  const { graph } = await pinnedDefinition(services, stored.run);
  return sinceRevision === undefined || sinceRevision > stored.session.revision
    ? describeSession(stored, graph)
    : describeChanges(stored, graph, sinceRevision);
}
