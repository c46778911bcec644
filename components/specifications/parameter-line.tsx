'use client';

import { useTell, useTexts } from '#lib/client/texts.tsx';
import type { ParameterModel } from '#lib/specifications/model/specification-model.ts';
import { Prose } from './prose.tsx';
import { useTypeWords } from './schema-names.ts';

/** A parameter, or a header of an answer: its name, type and place, and what is said of its values. */
export function ParameterLine({ parameter }: { parameter: ParameterModel }) {
  const t = useTexts('specifications');
  const tell = useTell();
  const { name, place, required, description, schema } = parameter;
  const words = useTypeWords(schema);
  const facts = [
    ...(schema.values.length > 0 ? [t('oneOfValues', { values: schema.values.join(', ') })] : []),
    ...schema.rules.map(tell),
  ];
  return (
    <li className="grid gap-0.5">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <code className="font-mono text-sm break-all">{name}</code>
        <span className="text-sm text-muted">{t('inPlace', { words, place })}</span>
        {required ? <span className="text-xs text-warn">{t('required')}</span> : null}
      </div>
      <Prose text={description} className="text-sm text-muted" />
      {facts.length === 0 ? null : <p className="text-sm break-words text-muted">{facts.join('; ')}</p>}
    </li>
  );
}
