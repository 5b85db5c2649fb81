import { Upload } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { Button } from "@/features/interface/button";
import { Notice } from "@/features/interface/notice";
import { explainRefusedFile, readSessionFile } from "./session-file";

/** Brings in a session that was exported, here or elsewhere. What is in the file is judged by the server. */
export function ImportSession({ workflowId }: { workflowId: string }) {
  const router = useRouter();
  const utils = trpc.useUtils();
  const picker = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const pageOf = (runId: string) => `/workflows/${workflowId}/sessions/${runId}`;
  const bringing = trpc.textChat.import.useMutation({
    onSuccess: ({ workflowRunId, notices }) => {
      void utils.textChat.list.invalidate();
      if (notices.length === 0) router.push(pageOf(workflowRunId));
    },
    onError: (error, { session }) => setProblem(explainRefusedFile(readFailure(error), session.definition)),
  });
  const read = async (file: File | undefined) => {
    if (!file) return;
    setProblem(null);
    const reading = readSessionFile(await file.text());
    if ("problem" in reading) setProblem(reading.problem);
    else bringing.mutate({ workflowId, session: reading.session });
  };
  return (
    <>
      <input
        ref={picker}
        type="file"
        accept="application/json,.json"
        aria-label="Session file"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          void read(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      <Button
        isBusy={bringing.isPending}
        icon={<Upload className="size-3.5" aria-hidden />}
        onClick={() => picker.current?.click()}
      >
        Import a session
      </Button>
      {bringing.data && bringing.data.notices.length > 0 && (
        <Notice tone="caution" title="Imported, with a change" className="w-full">
          {bringing.data.notices.join(" ")}{" "}
          <Link href={pageOf(bringing.data.workflowRunId)} className="underline">
            Open the session
          </Link>
        </Notice>
      )}
      {problem !== null && (
        <Notice tone="negative" title="Nothing was imported" className="w-full">
          {problem}
        </Notice>
      )}
    </>
  );
}
