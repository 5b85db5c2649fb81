import { useState } from "react";
import type { ToolCategory } from "@/engine/tool";
import { explainFailure, fieldProblems, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { FieldControl } from "@/features/form/field-control";
import { visibleFields } from "@/features/form/field-reading";
import { Button } from "@/features/interface/button";
import { classNames } from "@/features/interface/class-names";
import { Field, inputClass, TextField } from "@/features/interface/field";
import { Notice } from "@/features/interface/notice";
import type { ToolOutput } from "@/server/contract/tool-contract";
import { CredentialFields } from "./credential-fields";
import { configOf, credentialOf, draftOfTool, newToolDraft, type ToolDraft } from "./tool-draft";
import { categoryReadings, toolFields } from "./tool-fields";

const categories = Object.keys(categoryReadings) as ToolCategory[];
const withCredential: readonly ToolCategory[] = ["http_api", "mcp"];

/** A tool being written: a new one, or one that is there. Its category is chosen once. */
export function ToolForm({
  tool,
  onSaved,
}: {
  tool: ToolOutput | null;
  onSaved: (tool: ToolOutput) => void;
}) {
  const utils = trpc.useUtils();
  const [draft, setDraft] = useState<ToolDraft>(() => (tool ? draftOfTool(tool) : newToolDraft("http_api")));
  const set = (some: Partial<ToolDraft>) => setDraft((current) => ({ ...current, ...some }));
  const onSuccess = async (saved: ToolOutput) => {
    setDraft(draftOfTool(saved));
    await utils.tool.list.invalidate();
    onSaved(saved);
  };
  const creation = trpc.tool.create.useMutation({ onSuccess });
  const update = trpc.tool.update.useMutation({ onSuccess });
  const { error, isPending } = tool ? update : creation;
  const failure = error && readFailure(error);
  const problems = fieldProblems(failure);
  const specs = toolFields[draft.category];

  const save = () => {
    const { name, description, category } = draft;
    const credential = withCredential.includes(category) ? credentialOf(draft.credential) : undefined;
    const facts = {
      name,
      description,
      config: configOf(draft.config),
      ...(credential !== undefined && { credential }),
    };
    if (tool) update.mutate({ toolId: tool.toolId, ...facts });
    else creation.mutate({ category, ...facts });
  };
  return (
    <form
      aria-label={tool ? `Tool ${tool.name}` : "New tool"}
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <TextField
          label="Name"
          required
          maxLength={200}
          value={draft.name}
          error={problems.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <Field label="Category" hint={categoryReadings[draft.category].note}>
          {(described) => (
            <select
              {...described}
              disabled={tool !== null}
              value={draft.category}
              onChange={(event) => set({ category: event.target.value as ToolCategory, config: {} })}
              className={classNames(inputClass, "h-9")}
            >
              {categories.map((category) => (
                <option key={category} value={category}>
                  {categoryReadings[category].label}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <TextField
        label="Description"
        hint="The model reads it to know when to call the tool."
        maxLength={2_000}
        value={draft.description}
        error={problems.description}
        onChange={(event) => set({ description: event.target.value })}
      />
      {visibleFields(specs, draft.config).map((spec) => (
        <FieldControl
          key={`${draft.category} ${spec.key}`}
          spec={spec}
          data={draft.config}
          problem={problems[`config.${spec.key}`]}
          onChange={(value) => set({ config: { ...draft.config, [spec.key]: value } })}
        />
      ))}
      {withCredential.includes(draft.category) && (
        <CredentialFields
          credential={draft.credential}
          stored={tool?.credential?.type ?? null}
          onChange={(credential) => set({ credential })}
        />
      )}
      {failure && <Notice tone="negative">{explainFailure(failure)}</Notice>}
      <Button type="submit" variant="primary" className="justify-self-start" isBusy={isPending}>
        {tool ? "Save tool" : "Create tool"}
      </Button>
    </form>
  );
}
