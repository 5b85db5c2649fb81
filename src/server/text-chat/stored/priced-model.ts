import type { PricedModel } from "@/engine/price";
import type { RunFacts } from "../../ports/session-store";
import type { Services } from "../../services";

/** The model of a run at today's price. Everything a session asks, it asks of this one. */
export async function pricedModel({ models }: Services, run: RunFacts): Promise<PricedModel> {
  const { model } = run.options;
  return { model, price: await models.price(model, run.organizationId) };
}
