import type { MeOutput } from "@/server/contract/account-contract";

const offline = "offline";

/** A model's name for people. The one that only follows rules is never shown without saying so. */
export function modelLabel(modelId: string, models: MeOutput["models"] = []): string {
  const model = models.find((candidate) => candidate.id === modelId);
  const name = modelId === offline ? "Offline" : (model?.label ?? modelId);
  const isReal = model?.isReal ?? modelId !== offline;
  return isReal ? name : `${name} · not a real model`;
}
