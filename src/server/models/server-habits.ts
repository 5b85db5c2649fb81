import type { ProviderAnswer } from "@/engine/failure";
import type { Message } from "@/engine/message";
import { inShape, type MessageShape } from "@/engine/message-shape";

/** What a model's server was found to want. */
export type ServerHabits = {
  shape: MessageShape;
  /** Parameters of a request that it refuses. */
  without: readonly string[];
  /** Only the closing mark of its thoughts comes: nothing is said before it. */
  thinksAloud: boolean;
};

export const noHabits: ServerHabits = { shape: "as_written", without: [], thinksAloud: false };

const optionalParameters = ["stream_options", "temperature", "max_tokens", "tool_choice"];
const isUnsupported =
  /support|unknown|unrecogni[sz]ed|unexpected|not (permitted|allowed)|extra (inputs?|fields?|forbidden)|extra_forbidden/i;
const wordsOfRoles =
  /\brole|alternat|template|jinja|user (message|query|turn)|\bcontents?\b|at least one message|first message|last message/i;

export function isAboutRoles(message: string): boolean {
  return wordsOfRoles.test(message);
}

/**
 * What to try next after a request was refused: without a parameter that the refusal names, or with the person beginning and
 * the roles alternating. Null when it is not about that, or was tried.
 */
export function adaptTo(
  { status, message }: Pick<ProviderAnswer, "status" | "message">,
  habits: ServerHabits,
  messages: readonly Message[],
): ServerHabits | null {
  if (status !== null && ![400, 422, 500].includes(status)) return null;
  const refused = optionalParameters.find(
    (name) => message.includes(name) && !habits.without.includes(name) && isUnsupported.test(message),
  );
  if (refused) return { ...habits, without: [...habits.without, refused] };
  const mayBeShape = status === 400 || status === 422 || isAboutRoles(message);
  if (habits.shape === "alternating" || !mayBeShape) return null;
  const changed = inShape(messages, "alternating");
  const isSame =
    changed.length === messages.length && changed.every((each, index) => each === messages[index]);
  return isSame ? null : { ...habits, shape: "alternating" };
}

const markName = "retakeWithout";

/** What to hand to the provider so that `withoutParameters` leaves these out. */
export function parametersToLeaveOut(names: readonly string[]): { [markName]: string[] } {
  return { [markName]: [...names] };
}

/** The body of a request without the parameters that its server refuses. Where the old name of a limit is refused, the new one stands. */
export function withoutParameters(body: Record<string, unknown>): Record<string, unknown> {
  const { [markName]: marked, ...rest } = body;
  const names: unknown[] = Array.isArray(marked) ? marked : [];
  if (names.includes("max_tokens") && rest.max_tokens !== undefined) {
    rest.max_completion_tokens = rest.max_tokens;
  }
  return Object.fromEntries(Object.entries(rest).filter(([name]) => !names.includes(name)));
}
