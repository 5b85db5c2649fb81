import { useState } from "react";
import { type Failure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { type ExportFormat, fileName } from "./file-name";

export function useSessionExport(address: { workflowId: string; runId: string }, name: string) {
  const { client } = trpc.useUtils();
  const [failure, setFailure] = useState<Failure | null>(null);
  const read = async (format: ExportFormat) =>
    format === "session"
      ? JSON.stringify(await client.textChat.export.query(address), null, 2)
      : (await client.textChat.transcript.query({ ...address, format })).content;
  return {
    failure,
    async exportAs(format: ExportFormat) {
      setFailure(null);
      try {
        saveFile(await read(format), fileName(name, format));
      } catch (error) {
        setFailure(readFailure(error));
      }
    },
  };
}

function saveFile(content: string, name: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
