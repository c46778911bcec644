'use client';

import { Download, Upload } from 'lucide-react';
import { type ChangeEvent, useId, useRef, useState } from 'react';
import { type UseFormReturn, useWatch } from 'react-hook-form';
import { CodeEditor } from '#components/editor/code-editor.tsx';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { fetchSpec } from '#lib/client/specs.ts';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import type { ServiceForm } from '#lib/domain/service-form.ts';
import { formatOf } from '#lib/specs/detect-spec.ts';
import { maxSpecChars } from '#lib/specs/spec-report.ts';
import { SpecReportView } from './spec-report-view.tsx';
import { useSpecCheck } from './use-spec-check.ts';

/** The specification: pasted or typed into the editor, uploaded, or fetched by its URL; checked as it changes. */
export function SpecField({ form }: { form: UseFormReturn<ServiceForm> }) {
  const spec = useWatch({ control: form.control, name: 'spec' });
  const { report, isChecking, error } = useSpecCheck(spec);
  const [url, setUrl] = useState('');
  const [fileError, setFileError] = useState<string>();
  const file = useRef<HTMLInputElement>(null);
  const urlId = useId();

  function setSpec(text: string, specUrl = ''): void {
    form.setValue('spec', text, { shouldDirty: true });
    form.setValue('specUrl', specUrl);
  }

  const fetching = useGuardedMutation({
    mutationFn: fetchSpec,
    onSuccess: (fetched) => setSpec(fetched.text, fetched.url),
  });

  async function upload(event: ChangeEvent<HTMLInputElement>) {
    const [chosen] = event.target.files ?? [];
    event.target.value = '';
    if (chosen === undefined) {
      return;
    }
    const isTooLarge = chosen.size > maxSpecChars;
    setFileError(isTooLarge ? `${chosen.name} is larger than ${maxSpecChars / 1_000_000} MB.` : undefined);
    if (!isTooLarge) {
      setSpec(await chosen.text());
    }
  }

  const startFetch = () => {
    if (url.trim() !== '' && !fetching.isPending) {
      fetching.mutate(url.trim());
    }
  };

  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div>
          <h3 className="text-sm font-medium">
            Specification <span className="font-normal text-muted">(optional)</span>
          </h3>
          <p className="text-sm text-muted">
            OpenAPI or AsyncAPI as JSON or YAML, or OData $metadata: paste it, upload it, or fetch it.
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <input
            ref={file}
            type="file"
            accept=".json,.yaml,.yml,.xml,.edmx"
            className="sr-only"
            aria-label="Upload a specification"
            tabIndex={-1}
            onChange={(event) => void upload(event)}
          />
          <Button onClick={() => file.current?.click()}>
            <Upload aria-hidden />
            Upload
          </Button>
          <label htmlFor={urlId} className="sr-only">
            URL of the specification
          </label>
          <Input
            id={urlId}
            type="url"
            value={url}
            placeholder="https://…/openapi.json"
            spellCheck={false}
            className="h-8 w-56"
            onChange={(event) => setUrl(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') {
                event.preventDefault();
                startFetch();
              }
            }}
          />
          <Button pending={fetching.isPending} onClick={startFetch}>
            <Download aria-hidden />
            Fetch
          </Button>
        </div>
      </div>
      {fetching.error ? (
        <ErrorNotice error={fetching.error} title="The specification was not fetched" />
      ) : null}
      {fileError === undefined ? null : <ErrorNotice error={new Error(fileError)} />}
      <CodeEditor
        value={spec}
        onChange={(text) => setSpec(text)}
        language={formatOf(spec)}
        problems={report?.problems ?? []}
        ariaLabel="Specification of the service"
        height="18rem"
        placeholder="Paste a specification here"
      />
      <SpecReportView report={report} isChecking={isChecking} error={error} />
    </div>
  );
}
