import { trpc } from "@/features/api/trpc";
import { classNames } from "@/features/interface/class-names";
import { Field, inputClass } from "@/features/interface/field";
import { Section } from "@/features/interface/page-frame";
import { modelLabel } from "@/features/tester/model-label";
import type { WorkflowSettings } from "@/server/contract/workflow-contract";
import { isJsonObject } from "@/shared/json";
import type { EditorDocument } from "./draft-saving";
import { FieldControl } from "./field-control";
import { visibleFields } from "./field-reading";
import { JsonControl } from "./json-control";
import { settingFields } from "./setting-fields";
import { settingProblem } from "./setting-problem";

/** What belongs to a version beside its graph: how it runs, and the values its templates begin with. */
export function SettingsView({
  document,
  onChange,
}: {
  document: EditorDocument;
  onChange: (document: EditorDocument, step: string) => void;
}) {
  const { settings, templateContext } = document;
  const me = trpc.me.get.useQuery();
  const set = (key: keyof WorkflowSettings) => (value: unknown) => {
    const { [key]: _, ...rest } = settings;
    onChange(
      { ...document, settings: value === undefined ? rest : { ...settings, [key]: value } },
      `setting ${key}`,
    );
  };
  const models = me.data?.models ?? [];
  const isListed = settings.model === undefined || models.some((model) => model.id === settings.model);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto grid max-w-2xl gap-8 p-4 py-6">
        <Section title="Settings" note="They belong to this version. What is empty is decided by the server.">
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Field label="Model">
              {(described) => (
                <select
                  {...described}
                  value={settings.model ?? ""}
                  onChange={(event) => set("model")(event.target.value || undefined)}
                  className={classNames(inputClass, "h-8 text-sm")}
                >
                  <option value="">The server's choice</option>
                  {!isListed && <option value={settings.model}>{settings.model}</option>}
                  {models.map((model) => (
                    <option key={model.id} value={model.id}>
                      {modelLabel(model.id, models)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            {visibleFields(settingFields, settings).map((spec) => (
              <FieldControl
                key={spec.key}
                spec={spec}
                data={settings}
                problem={settingProblem(spec, settings)}
                onChange={set(spec.key as keyof WorkflowSettings)}
              />
            ))}
          </div>
        </Section>
        <Section
          title="Template context"
          note="Values for the variables of prompts. A session may bring its own over them."
        >
          <JsonControl
            spec={{ key: "templateContext", label: "Values as JSON", kind: "json" }}
            value={templateContext}
            problem={undefined}
            onChange={(value) => {
              if (value === undefined || isJsonObject(value))
                onChange(
                  { ...document, templateContext: (value ?? {}) as typeof templateContext },
                  "context",
                );
            }}
          />
        </Section>
      </div>
    </div>
  );
}
