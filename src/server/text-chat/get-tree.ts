import type { Graph } from "@/engine/graph";
import { costOfTurn, type PricedModel } from "@/engine/price";
import type { Turn } from "@/session/turn";
import type { SessionInput, TreeOutput } from "../contract/turn-tree-contract";
import type { Caller, Services } from "../services";
import { nodeById, spokenText } from "./answer/session-output";
import { loadSession } from "./stored/load-session";
import { pinnedDefinition } from "./stored/pinned-definition";
import { pricedModel } from "./stored/priced-model";

const excerptLength = 120;

/** Every turn of the session, compact, oldest first. @throws AppError session_not_found */
export async function getTree(services: Services, caller: Caller, input: SessionInput): Promise<TreeOutput> {
  const { run, session } = await loadSession(services, { ...input, ...caller });
  const { graph } = await pinnedDefinition(services, run);
  const priced = await pricedModel(services, run);
  const turns = [...session.turns.values()].sort((a, b) => a.createdRevision - b.createdRevision);
  return {
    revision: session.revision,
    headTurnId: session.headTurnId,
    cursorTurnId: session.cursorTurnId,
    turns: turns.map((turn) => compact(turn, graph, priced)),
  };
}

function compact(turn: Turn, graph: Graph, priced: PricedModel): TreeOutput["turns"][number] {
  return {
    id: turn.id,
    parentTurnId: turn.parentTurnId,
    kind: turn.kind,
    status: turn.status,
    createdRevision: turn.createdRevision,
    createdAt: turn.createdAt,
    userText: excerpt(turn.userText),
    assistantText: excerpt(spokenText(turn)),
    currentNode: nodeById(graph, turn.currentNodeId),
    isEnd: turn.isEnd,
    totalTokens: turn.usage.totalTokens,
    cost: costOfTurn(turn, priced),
  };
}

function excerpt(text: string | null): string | null {
  if (text === null) return null;
  return text.length <= excerptLength ? text : `${text.slice(0, excerptLength - 1)}…`;
}
