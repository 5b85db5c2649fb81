import { trpc } from "@/features/api/trpc";
import { FieldControl } from "@/features/form/field-control";
import { visibleFields } from "@/features/form/field-reading";
import { JsonControl } from "@/features/form/json-control";
import { readJsonObject } from "@/features/form/json-text";
import { classNames } from "@/features/interface/class-names";
import { Field, inputClass } from "@/features/interface/field";
import { Section } from "@/features/interface/page-frame";
import { modelLabel } from "@/features/models/model-label";
import type { WorkflowSettings } from "@/server/contract/workflow-contract";
import { isJsonObject } from "@/shared/json";
import { settingFields } from "./setting-fields";
import { settingProblem } from "./setting-problem";
import type { Editor } from "./use-editor";
import { useRequestedField } from "./use-requested-field";

/** What belongs to a version beside its graph: how it runs, and the values its templates begin with. */
export function SettingsView({ editor }: { editor: Editor }) {
  const { document, change } = editor;
  const { settings, templateContext } = document;
  const panel = useRequestedField(editor.request);
  const me = trpc.me.get.useQuery();
  const set = (key: keyof WorkflowSettings) => (value: unknown) => {
    const { [key]: _, ...rest } = settings;
    change(
      { ...document, settings: value === undefined ? rest : { ...settings, [key]: value } },
      `setting ${key}`,
    );
  };
  const models = me.data?.models ?? [];
  const isListed = settings.model === undefined || models.some((model) => model.id === settings.model);
  return (
    <div ref={panel} className="min-h-0 flex-1 overflow-y-auto">
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
          <div data-field="templateContext">
            <JsonControl
              spec={{ key: "templateContext", label: "Values as JSON", kind: "json" }}
              value={templateContext}
              problem={undefined}
              read={readJsonObject}
              typing={editor.texts.typingAt({ kind: "templateContext" })}
              onChange={(value) => {
                if (isJsonObject(value)) change({ ...document, templateContext: value }, "context");
              }}
            />
          </div>
        </Section>
      </div>
    </div>
  );
}
