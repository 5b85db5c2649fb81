import { explainFailure, readFailure } from "@/features/api/failure";
import { ButtonLink } from "@/features/interface/button";
import { Unavailable } from "@/features/interface/unavailable";

export function SessionUnavailable({
  error,
  workflowId,
  onRetry,
}: {
  error: unknown;
  workflowId: string;
  onRetry: () => void;
}) {
  const failure = readFailure(error);
  return (
    <Unavailable
      what="Session"
      isMissing={failure.reason.endsWith("_not_found")}
      wayBack={<ButtonLink href={`/workflows/${workflowId}`}>Go to the workflow</ButtonLink>}
      onRetry={onRetry}
    >
      {explainFailure(failure)}
    </Unavailable>
  );
}
