import NextAuth from "next-auth";
import { authOptions } from "@/server/auth/auth-options";
import { runningServices } from "@/server/start-services";

async function handle(
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  return NextAuth(authOptions(await runningServices()))(request, context);
}

export { handle as GET, handle as POST };
