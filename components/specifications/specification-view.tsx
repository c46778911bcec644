'use client';

import { CodeBlock } from '#components/ui/code-block.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import { languageText } from '#lib/specifications/languages.ts';
import type { StoredSpecification } from '#lib/specifications/stored-specification.ts';
import { AsyncApiReference } from './asyncapi-reference.tsx';
import { DocumentHeader } from './document-header.tsx';
import { ODataReference } from './odata-reference.tsx';
import { OpenApiReference } from './openapi-reference.tsx';

/** A specification in the form that suits its language; as text where it is in none that is known here. */
export function SpecificationView({ specification }: { specification: StoredSpecification }) {
  const t = useTexts('specifications');
  const { kind, languageVersion, model, text, length } = specification;
  if (model === undefined || kind === undefined) {
    const isCut = length > text.length;
    return (
      <div className="grid gap-3">
        <Notice title={t('notRead')}>{isCut ? t('asStoredCut') : t('asStored')}</Notice>
        <CodeBlock code={text} title={t('storedText')} copyLabel={t('copyStoredText')} />
      </div>
    );
  }
  return (
    <div className="grid gap-4">
      <DocumentHeader
        model={model}
        language={languageText(kind, languageVersion)}
        text={text}
        isCut={length > text.length}
      />
      {model.left === undefined ? null : (
        <Notice title={t('tooLarge')}>{t('tooLargeAbout', { count: model.left })}</Notice>
      )}
      {model.kind === 'openapi' ? <OpenApiReference model={model} /> : null}
      {model.kind === 'asyncapi' ? <AsyncApiReference model={model} /> : null}
      {model.kind === 'odata' ? <ODataReference model={model} /> : null}
    </div>
  );
}
