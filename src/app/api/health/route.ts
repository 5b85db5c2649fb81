import { describeHealth } from "@/server/describe-health";

export async function GET(): Promise<Response> {
  const health = await describeHealth();
  return Response.json(health, { status: health.status === "ok" ? 200 : 503 });
}
