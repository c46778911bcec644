import { CodeBlock } from '#components/ui/code-block.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { StoredSpecification } from '#lib/specs/stored-specification.ts';
import { AsyncApiReference } from './asyncapi-reference.tsx';
import { DocumentHeader } from './document-header.tsx';
import { ODataReference } from './odata-reference.tsx';
import { OpenApiReference } from './openapi-reference.tsx';

const languages = { openapi: 'OpenAPI', swagger: 'Swagger', asyncapi: 'AsyncAPI', edmx: 'OData' } as const;

/** A specification in the form that suits its language; as text where it is in none that is known here. */
export function SpecificationView({ specification }: { specification: StoredSpecification }) {
  const { kind, languageVersion, model, text } = specification;
  if (model === undefined || kind === undefined) {
    return (
      <div className="grid gap-3">
        <Notice title="This text is no OpenAPI, AsyncAPI or OData document that can be read">
          It is shown as it is stored.
        </Notice>
        <CodeBlock code={text} title="Stored text" copyLabel="Copy text" />
      </div>
    );
  }
  return (
    <div className="grid gap-4">
      <DocumentHeader model={model} language={`${languages[kind]} ${languageVersion}`.trim()} text={text} />
      {model.kind === 'openapi' ? <OpenApiReference model={model} /> : null}
      {model.kind === 'asyncapi' ? <AsyncApiReference model={model} /> : null}
      {model.kind === 'odata' ? <ODataReference model={model} /> : null}
    </div>
  );
}
