import { createTRPCReact } from "@trpc/react-query";
import type { AppRouter } from "@/server/trpc/app-router";

export const apiUrl = "/api/trpc";

export const trpc = createTRPCReact<AppRouter>();
