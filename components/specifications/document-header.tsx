'use client';

import { Download } from 'lucide-react';
import { useContext } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { specificationTextPath } from '#lib/client/services.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { SpecificationModel } from '#lib/specifications/model/specification-model.ts';
import { Prose } from './prose.tsx';
import { SpecificationSource } from './specification-source.ts';

export interface DocumentHeaderProps {
  model: SpecificationModel;
  /** Such as "OpenAPI 3.0.3". */
  language: string;
  /** The whole of it, or its first part. */
  text: string;
  isCut: boolean;
}

export function DocumentHeader({ model, language, text, isCut }: DocumentHeaderProps) {
  const t = useTexts('specifications');
  const source = useContext(SpecificationSource);
  // an address without a host says nothing: the target of the service is what counts
  const servers = model.kind === 'odata' ? [] : model.servers.filter((server) => !server.startsWith('/'));
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div className="grid min-w-0 gap-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <h2 className="text-lg font-semibold break-words">{model.title || t('untitled')}</h2>
          {model.version === '' ? null : (
            <span className="text-muted">{t('version', { version: model.version })}</span>
          )}
          <Badge>{language}</Badge>
        </div>
        <Prose text={model.description} className="text-muted" />
        {servers.map((server) => (
          <code key={server} className="font-mono text-sm break-all text-muted">
            {server}
          </code>
        ))}
      </div>
      {isCut ? (
        <Button look="ghost" size="sm" asChild className="-ml-2 sm:ml-0">
          <a href={source === undefined ? undefined : specificationTextPath(source.address)} download>
            <Download aria-hidden />
            {t('downloadText')}
          </a>
        </Button>
      ) : (
        <CopyButton text={text} label={t('copyText')} className="-ml-2 sm:ml-0" />
      )}
    </header>
  );
}
