'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { CodeEditor } from '#components/editor/code-editor.tsx';
import { ProblemLines } from '#components/editor/problem-lines.tsx';
import { refusedProblems } from '#components/editor/refused-problems.ts';
import { useObjectAssist } from '#components/editor/use-object-assist.ts';
import { Button } from '#components/ui/button.tsx';
import { CodeBlock } from '#components/ui/code-block.tsx';
import { Field } from '#components/ui/field.tsx';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Select } from '#components/ui/select.tsx';
import { toast } from '#components/ui/toast.ts';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { useUnsaved } from '#components/unsaved/use-unsaved.ts';
import { objectHref } from '#lib/client/links.ts';
import { type CreatedText, createObjectText } from '#lib/client/object-text.ts';
import { useScope } from '#lib/client/scope.tsx';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import { concealedKinds } from '#lib/domain/kubernetes/concealed-kinds.ts';
import { type KindName, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { newObjectText } from './new-object-text.ts';

const offered = (Object.keys(kinds) as KindName[])
  .filter((kind) => !concealedKinds.has(kind) && kind !== 'events')
  .sort((left, right) => (kinds[left].kind < kinds[right].kind ? -1 : 1));

/** Any object, written as YAML. */
export function NewObject() {
  const [wanted, setWanted] = useUrlParam('kind', 'applications');
  const kind = offered.find((one) => one === wanted) ?? 'applications';
  return (
    <>
      <PageHeader
        title="New object"
        description="Written as YAML, with proposals by what the cluster says of the kind. Ctrl Space asks for them."
      />
      <Field label="Kind" className="mb-4 max-w-sm">
        {(control) => (
          <Select {...control} value={kind} onChange={(event) => setWanted(event.target.value)}>
            {offered.map((one) => (
              <option key={one} value={one}>
                {kinds[one].kind}, {kinds[one].group === '' ? 'core' : kinds[one].group}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <NewText key={kind} kind={kind} />
    </>
  );
}

function useNewText(kind: KindName) {
  const router = useRouter();
  const scope = useScope();
  const [base] = useState(() => newObjectText(kind, scope));
  const [text, setText] = useState(base);
  const [checked, setChecked] = useState<CreatedText>();
  const check = useGuardedMutation({
    mutationFn: (asked: string) => createObjectText(kind, { text: asked, dryRun: true }),
    onSuccess: setChecked,
  });
  const create = useGuardedMutation({
    mutationFn: (asked: string) => createObjectText(kind, { text: asked, dryRun: false }),
    onSuccess({ name, namespace }) {
      toast.success(`${kinds[kind].kind} ${name} is created`);
      router.push(objectHref({ kind, name, ...(namespace === undefined ? {} : { namespace }) }));
    },
  });
  useUnsaved(text !== base && !create.isSuccess ? { what: `The new ${kinds[kind].kind}` } : undefined);
  return {
    base,
    text,
    checked,
    check,
    create,
    error: create.error ?? check.error,
    change(next: string): void {
      setText(next);
      setChecked(undefined);
      check.reset();
      create.reset();
    },
  };
}

function NewText({ kind }: { kind: KindName }) {
  const { base, text, checked, check, create, error, change } = useNewText(kind);
  const { assist, problems } = useObjectAssist(kind, { base, text });
  const refused = refusedProblems(error);
  return (
    <div className="grid gap-3">
      <CodeEditor
        value={text}
        onChange={change}
        language="yaml"
        ariaLabel={`YAML of the new ${kinds[kind].kind}`}
        problems={refused.length > 0 ? refused : problems}
        assist={assist}
        height="max(18rem, calc(100dvh - 28rem))"
      />
      {error === null ? (
        <ProblemLines problems={problems} />
      ) : (
        <ErrorNotice title="The server would not take this" error={error} />
      )}
      {checked === undefined ? null : <Checked checked={checked} />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button pending={check.isPending} onClick={() => check.mutate(text)}>
          Check
        </Button>
        <Button look="primary" pending={create.isPending} onClick={() => create.mutate(text)}>
          Create
        </Button>
      </div>
    </div>
  );
}

function Checked({ checked: { text, warnings } }: { checked: CreatedText }) {
  return (
    <>
      {warnings.length === 0 ? null : (
        <Notice look="warn" title="Look again before you create it">
          {warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Notice>
      )}
      <Notice look="ok" title="The server would store it like this">
        <CodeBlock code={text} title="YAML as it would be stored" />
      </Notice>
    </>
  );
}
