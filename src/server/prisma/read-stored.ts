import type { z } from "zod";
import { type Actor, unknownPerson } from "@/session/actor";
import { actor } from "../contract/turn-log";

/** What is stored is not of the shape that it should have: another program wrote it, or it was damaged. */
export class UnreadableRow extends Error {
  override readonly name = "UnreadableRow";
}

/** The one way back for what JSON columns hold. @throws UnreadableRow with the place and what is wrong there */
export function readStored<Shape extends z.ZodType>(
  shape: Shape,
  value: unknown,
  what: string,
): z.output<Shape> {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue?.path.join(".") ?? "";
  throw new UnreadableRow(`${what} cannot be read${place && ` at ${place}`}: ${issue?.message ?? "?"}`);
}

/** Null was written before actors were kept. Who did something is no reason to refuse what they did: the doctor tells of a damaged one. */
export function readActor(value: unknown): Actor {
  return actor.safeParse(value).data ?? unknownPerson;
}

/** What the doctor says of an actor; null for a sound one. */
export function actorProblem(value: unknown, what: string): string | null {
  return actor.nullable().safeParse(value).success ? null : `the actor of ${what} cannot be read`;
}
