import { principalOf } from "@/server/auth/current-principal";
import { runningServices } from "@/server/start-services";
import { handleTrpcRequest } from "@/server/trpc/handle-request";

async function handle(request: Request): Promise<Response> {
  const { services } = await runningServices();
  return handleTrpcRequest(request, services, principalOf);
}

export { handle as GET, handle as POST };
