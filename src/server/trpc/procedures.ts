import { initTRPC, type TRPCError } from "@trpc/server";
import { AppError } from "../app-error";
import type { ErrorReason } from "../contract/error-contract";
import type { Caller, Principal, Services } from "../services";
import { publicError, toTrpcError } from "./error-shape";

/** What a procedure knows about its caller. `remoteAddress` is only good for counting attempts. */
export type Context = { services: Services; principal: Principal | null; remoteAddress: string };

/** What a procedure says about itself. */
export type Meta = {
  /** How many bytes a request may have when somebody who is known sends it. Without, and for everybody else: `limits.requestBytes`. */
  bodyLimit?: number;
};

const trpc = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    isDev: false,
    sse: {
      // A connection that a proxy or a laptop's sleep has cut is noticed by the silence.
      ping: { enabled: true, intervalMs: 15_000 },
      client: { reconnectAfterInactivityMs: 40_000 },
      // Then the client connects again, and is asked again who it is.
      maxDurationMs: 10 * 60_000,
    },
    errorFormatter({ shape, error }) {
      const { reason, message, details } = publicError(error);
      const { code, httpStatus, path } = shape.data;
      return {
        ...shape,
        message,
        data: { code, httpStatus, path, reason: reason as ErrorReason, ...details },
      };
    },
  });

export const router = trpc.router;
export const createCallerFactory = trpc.createCallerFactory;

/** `next()` never rejects: what a use case threw is in its result, and gets its code here. What nobody foresaw is logged. */
const translateErrors = trpc.middleware(async ({ next, ctx, path }) => {
  const result = await next();
  if (result.ok) return result;
  if (result.error.cause instanceof AppError) throw toTrpcError(result.error.cause);
  if (isUnforeseen(result.error)) {
    ctx.services.log("error", "request_failed", { path, error: result.error.cause ?? result.error });
  }
  return result;
});

function isUnforeseen(error: TRPCError): boolean {
  return error.code === "INTERNAL_SERVER_ERROR";
}

export const publicProcedure = trpc.procedure.use(translateErrors);

/** @throws unauthorized */
export const signedInProcedure = publicProcedure.use(({ next, ctx: { services, principal } }) => {
  if (!principal) throw new AppError("unauthorized");
  return next({ ctx: { services, principal } });
});

/** @throws unauthorized, organization_required */
export const callerProcedure = signedInProcedure.use(({ next, ctx: { services, principal } }) => {
  const { organizationId, role } = principal;
  if (organizationId === null || role === null) throw new AppError("organization_required");
  const caller: Caller = { ...principal, organizationId, role };
  return next({ ctx: { services, caller } });
});
