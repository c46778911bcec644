'use client';

import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { Select } from '#components/ui/select.tsx';
import { createApplication } from '#lib/client/applications.ts';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import { useDraft } from '#lib/client/use-draft.ts';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import { useView } from '#lib/client/use-view.ts';
import {
  applicationNameProblems,
  applicationNameWarnings,
} from '#lib/domain/application/application-name.ts';
import { joinSentences } from '#lib/domain/texts/join-sentences.ts';
import { message, type Sentence } from '#lib/domain/texts/message.ts';
import type { ConnectApplication } from '#lib/domain/view/connect-chain-view.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

/** Longer ones are no name of anything. */
const mostCharacters = 253;

const nameDraft = { isDraft: (value: unknown) => typeof value === 'string' };

export interface NameStepProps {
  application: ConnectApplication | undefined;
  onOpen(name: string | undefined): void;
  /** Told the name of the Application that was made. */
  onCreated(name: string): void;
}

export function NameStep({ application, onOpen, onCreated }: NameStepProps) {
  return application === undefined ? (
    <CreateApplicationRequest onOpen={onOpen} onCreated={onCreated} />
  ) : (
    <ExistingApplication application={application} onOpen={onOpen} />
  );
}

/** What is wrong with the name so far; nothing while it is empty. */
function problemOf(name: string, isTaken: boolean): Sentence | undefined {
  if (name === '') {
    return undefined;
  }
  const problems = applicationNameProblems(name);
  if (problems.length > 0) {
    return joinSentences(problems);
  }
  return isTaken ? message('connect.nameTaken', { name }) : undefined;
}

function CreateApplicationRequest({ onOpen, onCreated }: Omit<NameStepProps, 'application'>) {
  const t = useTexts('connect');
  const tell = useTell();
  const [draft, setDraft] = useDraft('application-name', nameDraft);
  const name = draft ?? '';
  const { answer: known, isPrevious } = useView('connect-names', { text: name.slice(0, mostCharacters) });
  // the answer to a name that is being typed is on its way
  const isAnswered = known !== undefined && !isPrevious;
  const [askedEmpty, setAskedEmpty] = useState(false);
  const create = useGuardedMutation({
    mutationFn: createApplication,
    onSuccess(created) {
      setDraft(undefined);
      onCreated(created.metadata.name);
    },
  });
  const problem =
    askedEmpty && name === '' ? message('connect.nameMissing') : problemOf(name, isAnswered && known.isTaken);
  const [warning] = problem === undefined && name !== '' ? applicationNameWarnings(name) : [];

  function submit(event: FormEvent) {
    event.preventDefault();
    setAskedEmpty(name === '');
    if (name !== '' && problem === undefined && !create.isPending) {
      create.mutate({ name });
    }
  }

  return (
    <div className="grid max-w-xl gap-4">
      <form onSubmit={submit} className="grid gap-4">
        <Field
          label={t('name')}
          required
          error={problem && tell(problem)}
          hint={
            warning !== undefined
              ? tell(warning)
              : name !== '' && problem === undefined && isAnswered
                ? t('nameFree', { name })
                : t('nameHint')
          }
        >
          {(control) => (
            <Input
              {...control}
              name="application"
              value={name}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              data-first
              onChange={(event) => {
                setDraft(event.target.value.trim());
                create.reset();
              }}
            />
          )}
        </Field>
        {create.error ? <ErrorNotice error={create.error} /> : null}
        <div>
          <Button type="submit" look="primary" pending={create.isPending}>
            {t('createApplication')}
          </Button>
        </div>
      </form>
      {known !== undefined && known.total > 0 ? <ExistingNames known={known} onOpen={onOpen} /> : null}
    </div>
  );
}

function ExistingNames({
  known,
  onOpen,
}: Pick<NameStepProps, 'onOpen'> & { known: ViewAnswer<'connect-names'> }) {
  const t = useTexts('connect');
  const { names, total } = known;
  return (
    <Field
      label={t('goOnWithExisting')}
      hint={names.length < total ? t('someOffered', { shown: names.length, total }) : undefined}
    >
      {(control) => (
        <Select {...control} value="" onChange={(event) => onOpen(event.target.value)} className="max-w-xs">
          <option value="" disabled>
            {t('chooseApplication')}
          </option>
          {names.map((existing) => (
            <option key={existing}>{existing}</option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function ExistingApplication({
  application,
  onOpen,
}: Pick<NameStepProps, 'onOpen'> & { application: ConnectApplication }) {
  const t = useTexts('connect');
  const { name, setUp, failure } = application;
  return (
    <div className="grid gap-3">
      <p className="max-w-prose">
        {t.rich(setUp === 'deployed' ? 'existsReady' : 'existsBeingSetUp', {
          name,
          strong: (text) => <strong className="font-semibold">{text}</strong>,
        })}
      </p>
      {failure === undefined ? null : <ErrorNotice error={new Error(failure)} title={t('setUpFailed')} />}
      <div className="flex flex-wrap gap-2">
        <Button asChild>
          <Link href={`/applications/${encodeURIComponent(name)}`}>{t('openApplication', { name })}</Link>
        </Button>
        <Button look="ghost" onClick={() => onOpen(undefined)}>
          {t('connectAnother')}
        </Button>
      </div>
    </div>
  );
}
