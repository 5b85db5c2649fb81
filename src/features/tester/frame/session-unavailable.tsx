import { explainFailure, type Failure } from "@/features/api/failure";
import { ButtonLink } from "@/features/interface/button";
import { Unavailable } from "@/features/interface/unavailable";

export function SessionUnavailable({
  failure,
  wasOpen,
  workflowId,
  onRetry,
}: {
  failure: Failure;
  /** Whether the session was there when this page was opened. */
  wasOpen: boolean;
  workflowId: string;
  onRetry: () => void;
}) {
  return (
    <Unavailable
      what="Session"
      isMissing={failure.reason.endsWith("_not_found")}
      wayBack={<ButtonLink href={`/workflows/${workflowId}`}>Go to the workflow</ButtonLink>}
      onRetry={onRetry}
    >
      {wasOpen ? "It was deleted in another place while it was open here." : explainFailure(failure)}
    </Unavailable>
  );
}
