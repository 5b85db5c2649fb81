import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { classNames } from "@/features/interface/class-names";
import { Field, inputClass } from "@/features/interface/field";
import { Notice } from "@/features/interface/notice";
import { Section } from "@/features/interface/page-frame";

/** Shown only to someone who has a choice. Everything on the page belongs to the selected one, so all of it is fetched anew. */
export function OrganizationChoice() {
  const utils = trpc.useUtils();
  const query = trpc.organization.list.useQuery();
  const selection = trpc.organization.select.useMutation({ onSuccess: () => utils.invalidate() });
  const organizations = query.data?.organizations ?? [];
  if (organizations.length < 2) return null;
  return (
    <Section title="Organization" note="Workflows, sessions and keys belong to the one selected here.">
      <div className="max-w-sm">
        <Field label="Selected organization">
          {(control) => (
            <select
              {...control}
              className={classNames(inputClass, "h-9")}
              disabled={selection.isPending}
              value={organizations.find((each) => each.isSelected)?.organizationId}
              onChange={(event) => selection.mutate({ organizationId: event.target.value })}
            >
              {organizations.map((each) => (
                <option key={each.organizationId} value={each.organizationId}>
                  {each.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {selection.error && <Notice tone="negative">{explainFailure(readFailure(selection.error))}</Notice>}
    </Section>
  );
}
