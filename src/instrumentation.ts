/** Next calls this once, before the server answers anything. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { stopProcess } = await import("./server/cannot-start");
  const { runningServices } = await import("./server/start-services");
  await runningServices().catch(stopProcess);
}
