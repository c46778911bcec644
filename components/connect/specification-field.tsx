'use client';

import { Download, Upload } from 'lucide-react';
import { type ChangeEvent, useEffect, useId, useRef, useState } from 'react';
import { type UseFormReturn, useWatch } from 'react-hook-form';
import { CodeEditor } from '#components/editor/code-editor.tsx';
import { SpecificationReportView } from '#components/specifications/specification-report-view.tsx';
import { useSpecificationCheck } from '#components/specifications/use-specification-check.ts';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { ServiceForm } from '#lib/domain/application/service-form.ts';
import { formatOf } from '#lib/specifications/detect-specification.ts';
import type { ServiceProposal } from '#lib/specifications/service-proposal.ts';
import type { SpecificationSource } from './use-specification-source.ts';

export interface SpecificationFieldProps {
  form: UseFormReturn<ServiceForm>;
  source: SpecificationSource;
  /** Called with what the checked text says about the other fields. */
  onProposal(proposal: ServiceProposal): void;
}

/** The specification: fetched by its URL, uploaded, pasted or typed into the editor; checked as it changes. */
export function SpecificationField({ form, source, onProposal }: SpecificationFieldProps) {
  const t = useTexts('connect');
  const spec = useWatch({ control: form.control, name: 'spec' });
  const { report, proposal, isChecking, error } = useSpecificationCheck(spec);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each proposal
  useEffect(() => {
    if (proposal !== undefined) {
      onProposal(proposal);
    }
  }, [proposal]);
  const [url, setUrl] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const urlId = useId();

  function upload(event: ChangeEvent<HTMLInputElement>): void {
    const [chosen] = event.target.files ?? [];
    if (chosen !== undefined) {
      source.upload(chosen);
    }
    event.target.value = '';
  }

  const startFetch = () => {
    if (url.trim() !== '' && !source.isFetching) {
      source.fetch(url.trim());
    }
  };

  return (
    <div className="grid gap-2">
      <div>
        <h3 className="text-sm font-medium">
          {t.rich('specification', {
            optional: (text) => <span className="font-normal text-muted">{text}</span>,
          })}
        </h3>
        <p className="max-w-prose text-sm text-muted">{t('specificationHint')}</p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor={urlId} className="sr-only">
          {t('specificationUrl')}
        </label>
        <Input
          id={urlId}
          data-first
          type="url"
          value={url}
          placeholder="https://…/openapi.json"
          spellCheck={false}
          className="h-8 min-w-56 flex-1 sm:max-w-md"
          onChange={(event) => setUrl(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              event.preventDefault();
              startFetch();
            }
          }}
        />
        <Button pending={source.isFetching} onClick={startFetch}>
          <Download aria-hidden />
          {t('specificationFetch')}
        </Button>
        <input
          ref={file}
          type="file"
          accept=".json,.yaml,.yml,.xml,.edmx"
          className="sr-only"
          aria-label={t('specificationUploadLabel')}
          tabIndex={-1}
          onChange={upload}
        />
        <Button onClick={() => file.current?.click()}>
          <Upload aria-hidden />
          {t('specificationUpload')}
        </Button>
      </div>
      {source.fetchError ? (
        <div data-problem tabIndex={-1} className="rounded-md">
          <ErrorNotice error={source.fetchError} title={t('specificationNotFetched')} />
        </div>
      ) : null}
      {source.fileError === undefined ? null : (
        <div data-problem tabIndex={-1} className="rounded-md">
          <ErrorNotice error={source.fileError} title={t('fileNotRead')} />
        </div>
      )}
      <CodeEditor
        value={spec}
        onChange={(text) => source.set(text)}
        language={formatOf(spec)}
        problems={report?.problems ?? []}
        ariaLabel={t('specificationLabel')}
        height="12rem"
        placeholder={t('specificationPaste')}
      />
      <SpecificationReportView report={report} isChecking={isChecking} error={error} />
    </div>
  );
}
