import type { Graph } from "@/engine/graph";
import type { Session } from "@/session/session";
import type { WorkflowSettings } from "../../contract/workflow-contract";
import type { RunFacts } from "../../ports/session-store";

/** A pending turn, with what it runs on. */
export type TurnToRun = {
  run: RunFacts;
  session: Session;
  turnId: string;
  graph: Graph;
  settings: WorkflowSettings;
  /** Ids of tools that no recording may stand in for in this turn. */
  askAgain?: readonly string[];
};
