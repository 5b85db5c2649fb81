import type { AsideReply, ModelReply } from "@/engine/model-reply";
import type { GenerationRequest } from "@/engine/turn";
import type { JsonObject } from "@/shared/json";
import type { WorkflowSettings } from "../../contract/workflow-contract";
import { askAside } from "../../models/ask-aside";
import { generateReply } from "../../models/generate-reply";
import { ModelFailure } from "../../models/model-failure";
import type { RunFacts } from "../../ports/session-store";
import type { Services } from "../../services";

/** The model of a run, ready to be asked. */
export type RunModel = {
  /** Asks for the next words of the conversation. @throws ModelFailure */
  converse(request: GenerationRequest, onText: (delta: string) => void): Promise<ModelReply>;
  /** Asks about the conversation; a failure is in the reply. @throws ModelFailure only when `signal` is aborted */
  askAside(
    request: Pick<GenerationRequest, "system" | "messages">,
    schema: JsonObject | null,
  ): Promise<AsideReply>;
};

/** @throws ModelFailure model_not_configured */
export async function modelOfRun(
  services: Services,
  run: RunFacts,
  settings: WorkflowSettings,
  signal: AbortSignal,
): Promise<RunModel> {
  const modelId = run.options.model;
  const model = await services.models.resolve(modelId, run.organizationId);
  if (!model) throw new ModelFailure({ reason: "model_not_configured" });
  const clock = () => performance.now();
  const question = {
    model,
    modelId,
    settings,
    signal,
    clock,
    habits: services.serverHabits.of(run.organizationId),
  };
  return {
    converse: (request, onText) => generateReply({ ...question, request, onText }),
    askAside: (request, schema) =>
      // Temperature and length were chosen for the conversation.
      askAside({ ...question, request, schema, settings: {} }, services.replyFormats.of(run.organizationId)),
  };
}
