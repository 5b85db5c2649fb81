import type { ModelOutput, SetPriceInput } from "../contract/model-contract";
import type { Caller, Services } from "../services";
import { describeSavedModel, findSavedModel, rateColumns } from "./saved-model";

/** What it cost before is costed anew: costs are of today. @throws AppError not_allowed */
export async function setModelPrice(
  services: Services,
  caller: Caller,
  { modelId, price }: SetPriceInput,
): Promise<ModelOutput> {
  const { id } = await findSavedModel(services, caller, modelId);
  const row = await services.prisma.savedModel.update({ where: { id }, data: rateColumns(price) });
  return describeSavedModel(row);
}
