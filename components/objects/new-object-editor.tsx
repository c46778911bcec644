'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { CodeEditor } from '#components/editor/code-editor.tsx';
import { ProblemLines } from '#components/editor/problem-lines.tsx';
import { refusedProblems } from '#components/editor/refused-problems.ts';
import { useObjectAssist } from '#components/editor/use-object-assist.ts';
import { Button } from '#components/ui/button.tsx';
import { CodeBlock } from '#components/ui/code-block.tsx';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import { toast } from '#components/ui/toast.ts';
import { useUnsaved } from '#components/unsaved/use-unsaved.ts';
import { objectHref } from '#lib/client/links.ts';
import { type CreatedText, createObjectText } from '#lib/client/object-text.ts';
import { useScope } from '#lib/client/scope.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import { type KindName, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { newObjectText } from './new-object-text.ts';

function useNewText(kind: KindName) {
  const t = useTexts('objects');
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
      toast.success(t('isCreated', { kind: kinds[kind].kind, name }));
      router.push(objectHref({ kind, name, ...(namespace === undefined ? {} : { namespace }) }));
    },
  });
  useUnsaved(
    text !== base && !create.isSuccess ? { what: t('theNew', { kind: kinds[kind].kind }) } : undefined,
  );
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

export interface NewObjectEditorProps {
  kind: KindName;
  /** CSS height of the text. */
  height: string;
}

/** The text of a new object of one kind: checked by the server, then created. */
export function NewObjectEditor({ kind, height }: NewObjectEditorProps) {
  const t = useTexts('objects');
  const { base, text, checked, check, create, error, change } = useNewText(kind);
  const { assist, problems } = useObjectAssist(kind, { base, text });
  const refused = refusedProblems(error);
  return (
    <div className="grid gap-3">
      <CodeEditor
        value={text}
        onChange={change}
        language="yaml"
        ariaLabel={t('yamlOfNew', { kind: kinds[kind].kind })}
        problems={refused.length > 0 ? refused : problems}
        assist={assist}
        height={height}
      />
      {error === null ? (
        <ProblemLines problems={problems} />
      ) : (
        <ErrorNotice title={t('notTaken')} error={error} />
      )}
      {checked === undefined ? null : <Checked checked={checked} />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button pending={check.isPending} onClick={() => check.mutate(text)}>
          {t('check')}
        </Button>
        <Button look="primary" pending={create.isPending} onClick={() => create.mutate(text)}>
          {t('create')}
        </Button>
      </div>
    </div>
  );
}

function Checked({ checked: { text, warnings } }: { checked: CreatedText }) {
  const t = useTexts('objects');
  return (
    <>
      {warnings.length === 0 ? null : (
        <Notice look="warn" title={t('lookAgain')}>
          {warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Notice>
      )}
      <Notice look="ok" title={t('wouldBeStored')}>
        <CodeBlock code={text} title={t('yamlAsStored')} />
      </Notice>
    </>
  );
}
