import { storable, storableText } from "@/shared/storable";
import { compactionOf, withSummary } from "./compaction";
import { closeConversation, endingOf } from "./ending";
import { enterNode, greet, standingOn } from "./entering";
import { extractionAt, extractionStarted, hasSomethingToRead, readExtraction } from "./extraction";
import {
  type HandledReply,
  handleCalls,
  openCalls,
  resultEvents,
  startedEvents,
  toolMessages,
  withResults,
} from "./function-calls";
import { composeRequest, templateScope, toolsAt } from "./generation-request";
import { edgesFrom } from "./graph";
import type { AsideReply, ModelReply } from "./model-reply";
import { withOfferedNames } from "./offered-name";
import { contextFetchAt, withoutReservedKeys } from "./pre-call-fetch";
import { replyMessages } from "./reply-messages";
import { noticeOfEnd } from "./reply-notice";
import {
  addEvents,
  addGeneration,
  addMessages,
  addNotice,
  addPromptWarnings,
  addRenderWarning,
  addSegment,
  addToolNotices,
  completedOutcome,
  newTurn,
  startGeneration,
  stopWaiting,
  usedCallIds,
} from "./running-turn";
import { transitionSpeechOf } from "./scripted-line";
import { toSpokenText } from "./spoken-text";
import { paragraphs, renderTemplate } from "./template";
import type { ToolResult } from "./tool";
import type {
  FetchResult,
  GenerationRequest,
  Leaving,
  NextStep,
  RunningTurn,
  Step,
  TurnStart,
  Waiting,
} from "./turn";
import { failTurn } from "./unfinished-turn";
import { usableCall } from "./usable-call";
import { addUsage } from "./usage";

/** What a person is told when a turn reaches one of its limits. */
export const limitMessages = {
  hop_limit:
    "The workflow moved between nodes more often than one turn allows. Look for edges that lead in a circle.",
  model_call_limit: "The turn needed more model calls than allowed. Look for edges or functions that repeat.",
} as const;

/** Enters the graph if nobody has yet, greets if the workflow does, and asks the model unless the greeting is the answer. */
export function beginTurn(start: TurnStart, at: string): Step {
  const { graph, currentNodeId, startNodeId } = start;
  const node = standingOn(graph, currentNodeId ?? startNodeId ?? graph.startNode.id);
  const turn = newTurn(start, node);
  if (currentNodeId !== null) return listen(turn, at);
  const request = contextFetchAt(node);
  if (request === null) return open(turn, at);
  const fetching = waitFor(turn, { for: "fetch", request }, { type: "fetch", request });
  const recorded = start.fetchedContext;
  if (recorded === null) return fetching;
  return openWith(fetching.turn, { context: recorded, error: null, durationMs: 0 }, at, true);
}

/** The conversation begins with what was fetched, or without it. */
export function afterFetch(turn: RunningTurn, result: FetchResult, at: string): Step {
  return openWith(turn, result, at, false);
}

function openWith(waiting: RunningTurn, result: FetchResult, at: string, isRecorded: boolean): Step {
  const { turn, waited } = stopWaiting(waiting, "fetch");
  const { nodeId, url } = waited.request;
  const context = storable(withoutReservedKeys(result.context));
  const fetched = addEvents(
    { ...turn, initialContext: { ...turn.initialContext, ...context } },
    { type: "pre_call_fetch", createdAt: at, payload: { nodeId, url, isRecorded, ...result, context } },
  );
  return open(fetched, at);
}

function open(turn: RunningTurn, at: string): Step {
  const opened = greet(enterNode(turn, turn.node, null, at), at);
  if (turn.start.userText !== null) return listen(opened, at);
  return opened.segments.length > 0 ? complete(opened) : generate(opened, at);
}

/** Hears what was said, after making room in the history if it has grown too long. */
function listen(turn: RunningTurn, at: string): Step {
  const { compactionTokens, userText } = turn.start;
  const request = compactionTokens === null ? null : compactionOf(turn.history, compactionTokens);
  if (request !== null) {
    if (hasNoCallLeft(turn)) return stopAtLimit(turn, "model_call_limit", at);
    const payload = {
      purpose: "summary",
      nodeId: turn.node.id,
      promptHash: request.promptHash,
      historyLength: request.summarisedMessages,
    } as const;
    const asking = addEvents(turn, { type: "aside_started", createdAt: at, payload });
    return askModel(asking, { for: "summary", request }, { type: "summarise", request });
  }
  if (userText === null) return generate(turn, at);
  return generate(addMessages(turn, { role: "user", content: userText }), at);
}

/** Without a summary the conversation goes on with its whole history. */
export function afterSummary(waiting: RunningTurn, reply: AsideReply, at: string): Step {
  const { turn, waited } = stopWaiting(waiting, "summary");
  const { summarisedMessages } = waited.request;
  const spent = { ...turn, usage: addUsage(turn.usage, reply.usage) };
  const summary = storableText(reply.text?.trim() ?? "");
  const { userText } = turn.start;
  const hear = (ready: RunningTurn) =>
    generate(userText === null ? ready : addMessages(ready, { role: "user", content: userText }), at);
  if (summary === "") {
    const why = reply.failure ?? "The model gave no summary.";
    return hear(addNotice(spent, "not_compacted", `The history was not summarised: ${why}`, at));
  }
  const { model, usage, durationMs } = reply;
  const payload = { nodeId: turn.node.id, model, summary, summarisedMessages, usage, durationMs };
  const history = withSummary(turn.history, payload);
  return hear(addEvents({ ...spent, history }, { type: "context_compaction", createdAt: at, payload }));
}

/** Decides what follows a reply: tools to call, a hop, another generation after calls that were refused, or the end of the turn. */
export function afterReply(waiting: RunningTurn, given: ModelReply, at: string): Step {
  const { turn, waited } = stopWaiting(waiting, "reply");
  const { node, start } = turn;
  const offered = { edges: edgesFrom(start.graph, node.id), tools: toolsAt(turn) };
  const usable = storable({ ...given, functionCalls: given.functionCalls.map(usableCall) });
  const reply = withOfferedNames(usable, offered);
  const handled = handleCalls(
    { ...reply, text: toSpokenText(reply.text) },
    { ...offered, maximumCalls: start.limits.toolCallsPerReply, usedIds: usedCallIds(turn) },
  );
  const heard = addSegment(hearReply(turn, waited.request, reply, at), "model", handled.text);
  const lines = toolMessages(handled).map((line) => renderTemplate(line, templateScope(heard)).trim());
  const announced = lines.reduce((next, line) => addSegment(next, "tool_message", line), heard);
  const spoken = { ...handled, text: paragraphs(handled.text, ...lines) };
  const started = addEvents(announced, ...startedEvents(originOf(announced), handled, at));
  const calls = openCalls(handled);
  if (calls.length === 0) return followReply(started, spoken, at);
  return waitFor(started, { for: "tools", handled: spoken }, { type: "call_tools", calls });
}

function hearReply(
  turn: RunningTurn,
  request: GenerationRequest,
  reply: ModelReply,
  at: string,
): RunningTurn {
  const answered = addGeneration(turn, request, reply, at);
  const notice = noticeOfEnd(reply);
  return notice ? addNotice(answered, notice.kind, notice.message, at) : answered;
}

function originOf({ node, generation }: RunningTurn) {
  return { nodeId: node.id, generation };
}

/** The tools have given their results, in whatever order. */
export function afterTools(waiting: RunningTurn, results: readonly ToolResult[], at: string): Step {
  const { turn, waited } = stopWaiting(waiting, "tools");
  return followReply(turn, withResults(waited.handled, results), at);
}

/** Every call has its result: stay and go on, or leave the node. */
function followReply(turn: RunningTurn, handled: HandledReply, at: string): Step {
  const noted = addEvents(turn, ...resultEvents(originOf(turn), handled, at));
  const { exit } = handled;
  const ending = endingOf(turn.node, exit);
  if (ending) return extractBeforeLeaving(noted, { type: "end", ending, handled }, at);
  if (exit?.type === "hop") return extractBeforeLeaving(noted, { type: "hop", edge: exit.edge, handled }, at);
  const next = addMessages(noted, ...replyMessages(handled.text, handled));
  return handled.calls.length > 0 ? generate(next, at) : complete(next);
}

/** Before a node is left, what it wants to know is extracted from the conversation. */
function extractBeforeLeaving(turn: RunningTurn, leaving: Leaving, at: string): Step {
  const { handled } = leaving;
  const messages = [...turn.history, ...turn.messages, ...replyMessages(handled.text, handled)];
  const request = hasSomethingToRead(messages)
    ? extractionAt(turn.node, templateScope(turn), messages)
    : null;
  if (request === null) return leaveNode(turn, leaving, at);
  if (hasNoCallLeft(turn)) return stopAtLimit(turn, "model_call_limit", at);
  const asking = addEvents(turn, extractionStarted(request, at));
  return askModel(asking, { for: "extraction", request, leaving }, { type: "extract", request });
}

/** What was extracted is in the context, or an event says why not; the node is left either way. */
export function afterExtraction(waiting: RunningTurn, reply: AsideReply, at: string): Step {
  const { turn, waited } = stopWaiting(waiting, "extraction");
  const { contextBytes } = turn.start.limits;
  const { context, event } = storable(
    readExtraction(turn.gatheredContext, waited.request, reply, at, contextBytes),
  );
  const usage = addUsage(turn.usage, reply.usage);
  return leaveNode(addEvents({ ...turn, gatheredContext: context, usage }, event), waited.leaving, at);
}

function leaveNode(turn: RunningTurn, leaving: Leaving, at: string): Step {
  const { handled } = leaving;
  if (leaving.type === "end") {
    const said = addMessages(turn, ...replyMessages(handled.text, handled));
    return complete(closeConversation(said, leaving.ending, at), { isEnd: true });
  }
  const { edge } = leaving;
  const speech = transitionSpeechOf(edge, templateScope(turn));
  const spoken = speech?.type === "text" ? speech.text : "";
  let next = addRenderWarning(
    turn,
    `${edge.id}.data.transition_speech`,
    edge.data.transition_speech ?? "",
    at,
  );
  next = addSegment(next, "transition_speech", spoken);
  next = addMessages(next, ...replyMessages(paragraphs(handled.text, spoken), handled));
  if (speech?.type === "audio") {
    const message = "The transition plays a recording, which a text chat cannot.";
    next = addNotice(next, "audio_transition_speech", message, at);
  }
  if (turn.hops >= turn.start.limits.hops) return stopAtLimit(next, "hop_limit", at);
  const target = standingOn(turn.start.graph, edge.target);
  return generate({ ...enterNode(next, target, edge, at), hops: turn.hops + 1 }, at);
}

function complete(turn: RunningTurn, { isEnd } = { isEnd: false }): Step {
  return { turn, next: { type: "settle", outcome: completedOutcome(turn, isEnd) } };
}

function generate(turn: RunningTurn, at: string): Step {
  const checked = addToolNotices(addPromptWarnings(turn, at), at);
  if (hasNoCallLeft(checked)) return stopAtLimit(checked, "model_call_limit", at);
  const request = composeRequest(checked);
  const started = startGeneration(checked, request, at);
  return askModel(started, { for: "reply", request }, { type: "generate", request });
}

/** Every question to the model counts, those beside the conversation too. */
function hasNoCallLeft({ modelCalls, start }: RunningTurn): boolean {
  return modelCalls >= start.limits.modelCalls;
}

function askModel(turn: RunningTurn, waiting: Waiting, next: NextStep): Step {
  return waitFor({ ...turn, modelCalls: turn.modelCalls + 1 }, waiting, next);
}

function waitFor(turn: RunningTurn, waiting: Waiting, next: NextStep): Step {
  return { turn: { ...turn, waiting }, next };
}

function stopAtLimit(turn: RunningTurn, reason: keyof typeof limitMessages, at: string): Step {
  const outcome = failTurn(turn, { reason, message: limitMessages[reason] }, at);
  return { turn, next: { type: "settle", outcome } };
}
