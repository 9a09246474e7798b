import type { ProviderId } from "@parley/domain/messages";
import { renderTemplate, type Template } from "@parley/domain/templates";
import { TemplateContent } from "../content/template-content.tsx";
import { ParameterField } from "./parameter-field.tsx";
import { PreviewBubble } from "./preview-bubble.tsx";
import type { ValuesControl } from "./use-template-values.ts";

type Props = { definition: Template; provider: ProviderId; control: ValuesControl };

/** Every value of a template beside what the customer will read (S0.34, S0.35). */
export function TemplateFields({ definition, provider, control }: Props) {
  const { values, parameters, errorOf, set, touch } = control;
  const required = parameters.filter(({ isRequired }) => isRequired);
  const optional = parameters.filter(({ isRequired }) => !isRequired);
  const fieldOf = (parameter: (typeof parameters)[number]) => (
    <ParameterField
      key={parameter.key}
      parameter={parameter}
      provider={provider}
      error={errorOf(parameter.key)}
      onValue={(value) => set(parameter.key, value)}
      onLeave={() => touch(parameter.key)}
    />
  );
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <div className="space-y-3.5">
        {required.map(fieldOf)}
        {required.length === 0 && (
          <p className="text-muted text-sm">This template has nothing to fill in.</p>
        )}
        {optional.length > 0 && (
          <details className="rounded-lg border border-line px-3 py-2">
            <summary className="cursor-pointer font-medium text-sm">
              What your systems get back ({optional.length}, optional)
            </summary>
            <div className="space-y-3 pt-3">{optional.map(fieldOf)}</div>
          </details>
        )}
      </div>
      <div className="sm:sticky sm:top-0 sm:self-start">
        <PreviewBubble>
          <TemplateContent rendered={renderTemplate(definition, values)} />
        </PreviewBubble>
      </div>
    </div>
  );
}
