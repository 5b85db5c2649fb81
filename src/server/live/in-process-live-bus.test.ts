import { describeLiveBus } from "../ports/live-bus.testsuite";
import { createInProcessLiveBus } from "./in-process-live-bus";

describeLiveBus(async () => {
  const bus = createInProcessLiveBus();
  return { near: bus, far: bus, close: () => bus.close() };
});
