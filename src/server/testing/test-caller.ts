import { actor } from "@/session/testing/session-builder";
import type { Caller } from "../services";

/** A person who may do everything in this organization. */
export function testCaller(organizationId: string): Caller {
  return { actor: { ...actor, kind: "person", id: "usr_1" }, organizationId, role: "owner" };
}
