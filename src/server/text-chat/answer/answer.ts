import type { SessionAnswer } from "../../contract/text-chat-contract";
import type { StoredSession } from "../../ports/session-store";
import type { Services } from "../../services";
import { pinnedDefinition } from "../stored/pinned-definition";
import { pricedModel } from "../stored/priced-model";
import { describeChanges, describeSession } from "./session-output";

/** The session for a caller who has nothing of it yet; for one who has a revision, what changed since, or that nothing has. */
export async function answer(
  services: Services,
  stored: StoredSession,
  { sinceRevision }: { sinceRevision?: number | undefined },
): Promise<SessionAnswer> {
  const { revision } = stored.session;
  if (sinceRevision === revision) return { kind: "unchanged", unchanged: true };
  const { graph } = await pinnedDefinition(services, stored.run);
  const { price } = await pricedModel(services, stored.run);
  return sinceRevision === undefined || sinceRevision > revision
    ? describeSession(stored, graph, price)
    : describeChanges(stored, graph, price, sinceRevision);
}
