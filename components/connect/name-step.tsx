'use client';

import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { Select } from '#components/ui/select.tsx';
import { createApplication } from '#lib/client/applications.ts';
import { useDraft } from '#lib/client/use-draft.ts';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import { useView } from '#lib/client/use-view.ts';
import { type Application, isDeployed } from '#lib/domain/application/application.ts';
import {
  applicationNameProblems,
  applicationNameWarnings,
} from '#lib/domain/application/application-name.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

/** Longer ones are no name of anything. */
const mostCharacters = 253;

const nameDraft = { isDraft: (value: unknown) => typeof value === 'string' };

export interface NameStepProps {
  application: Application | undefined;
  onOpen(name: string | undefined): void;
  onCreated(application: Application): void;
}

export function NameStep({ application, onOpen, onCreated }: NameStepProps) {
  return application === undefined ? (
    <CreateApplicationRequest onOpen={onOpen} onCreated={onCreated} />
  ) : (
    <ExistingApplication application={application} onOpen={onOpen} />
  );
}

/** What is wrong with the name so far; nothing while it is empty. */
function problemOf(name: string, isTaken: boolean): string | undefined {
  if (name === '') {
    return undefined;
  }
  const problems = applicationNameProblems(name);
  if (problems.length > 0) {
    return problems.join(' ');
  }
  return isTaken
    ? `There is an Application named ${name} already. Choose another name, or go on with that one below.`
    : undefined;
}

function CreateApplicationRequest({ onOpen, onCreated }: Omit<NameStepProps, 'application'>) {
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
      onCreated(created);
    },
  });
  const problem =
    askedEmpty && name === '' ? 'Give the Application a name.' : problemOf(name, isAnswered && known.isTaken);
  const warnings = problem === undefined && name !== '' ? applicationNameWarnings(name) : [];

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
          label="Name"
          required
          error={problem}
          hint={
            warnings[0] ??
            (name !== '' && problem === undefined && isAnswered
              ? `${name} is free.`
              : 'Stands for your application in the cluster: lower-case letters, digits and dashes.')
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
            Create Application
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
  const { names, total } = known;
  return (
    <Field
      label="Or go on with an existing one"
      hint={
        names.length < total
          ? `${names.length} of ${total} are offered: type a part of its name above to find another.`
          : undefined
      }
    >
      {(control) => (
        <Select {...control} value="" onChange={(event) => onOpen(event.target.value)} className="max-w-xs">
          <option value="" disabled>
            Choose an Application
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
}: Pick<NameStepProps, 'onOpen'> & { application: Application }) {
  const { name } = application.metadata;
  const status = application.status?.installationStatus;
  return (
    <div className="grid gap-3">
      <p className="max-w-prose">
        The Application <strong className="font-semibold">{name}</strong> exists
        {isDeployed(application)
          ? ' and everything that belongs to it is set up.'
          : '; the operator sets it up.'}
      </p>
      {status?.status === 'failed' ? (
        <ErrorNotice error={new Error(status.description)} title="The Application could not be set up" />
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button asChild>
          <Link href={`/applications/${encodeURIComponent(name)}`}>Open {name}</Link>
        </Button>
        <Button look="ghost" onClick={() => onOpen(undefined)}>
          Connect another application
        </Button>
      </div>
    </div>
  );
}
