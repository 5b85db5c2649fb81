// Runs beside an installation of its own: see langgraph.ts. The same work as turn-cost.ts, the library's own way.
import { AIMessage, HumanMessage } from "@langchain/core/messages";
import { END, MessagesAnnotation, START, StateGraph } from "@langchain/langgraph";
import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";

const [url, turns] = [process.argv[2], Number(process.argv[3])];
const said = "y".repeat(100);
const answered = "x".repeat(300);
const saver = PostgresSaver.fromConnString(url);
await saver.setup();
const graph = new StateGraph(MessagesAnnotation)
  .addNode("answer", async () => ({ messages: [new AIMessage(answered)] }))
  .addEdge(START, "answer")
  .addEdge("answer", END)
  .compile({ checkpointer: saver });

async function chat(threadId, count) {
  const config = { configurable: { thread_id: threadId } };
  const times = [];
  for (let turn = 0; turn < count; turn += 1) {
    const startedAt = performance.now();
    await graph.invoke({ messages: [new HumanMessage(said)] }, config);
    times.push(performance.now() - startedAt);
  }
  return { config, times };
}

await chat("warm-up", 30);
const { config, times } = await chat("measured", turns);

// Going back: find the checkpoint in the middle, and say something from there.
const historyStartedAt = performance.now();
const finished = [];
for await (const state of graph.getStateHistory(config))
  if (state.next.length === 0) finished.push(state.config);
const historyMs = performance.now() - historyStartedAt;
const middle = finished[Math.floor(finished.length / 2)];
const forks = [];
for (let round = 0; round < 5; round += 1) {
  const startedAt = performance.now();
  await graph.invoke({ messages: [new HumanMessage(said)] }, middle);
  forks.push(performance.now() - startedAt);
}
process.stdout.write(JSON.stringify({ times, historyMs, forks }));
process.exit(0);
