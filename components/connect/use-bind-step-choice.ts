'use client';

import { useState } from 'react';
import type { VariableChoice } from '#components/bindings/bind-plan-collision.tsx';
import { useObjects } from '#lib/client/objects.ts';
import { sampleNameOf } from '#lib/domain/binding/bind-choices.ts';
import { type BindReaderChoice, isReaderName } from '#lib/domain/binding/bind-reader.ts';
import type { BindRequest } from '#lib/domain/binding/bind-request.ts';

/** Whether the service is bound to the Application's sample or to a Deployment of somebody's. */
export type WorkloadSource = 'sample' | 'existing';

export type BindStepChoice = ReturnType<typeof useBindStepChoice>;

/**
 * What is chosen in the step that binds: nothing of anybody's beforehand. Another workload or reader begins anew with the
 * variables.
 * @param application its name: its sample is called after it.
 */
export function useBindStepChoice(input: Pick<BindRequest, 'namespace' | 'serviceId'>, application: string) {
  const { namespace } = input;
  const { items, isPending: isListing } = useObjects('deployments');
  const here = items.filter(({ metadata }) => metadata.namespace === namespace);
  const sampleName = sampleNameOf(application, namespace, items);
  const names = here.map(({ metadata }) => metadata.name);
  const ownNames = names.filter((name) => name !== sampleName);
  const [source, setSource] = useState<WorkloadSource>('sample');
  const [picked, setPicked] = useState('');
  const [variables, setVariables] = useState<VariableChoice>({});
  const [reader, setReader] = useState<BindReaderChoice>();
  const workload = source === 'sample' ? sampleName : ownNames.includes(picked) ? picked : '';
  const request: BindRequest = {
    ...input,
    ...variables,
    ...(reader === undefined ? {} : { reader }),
    workload,
    createSample: source === 'sample',
  };

  return {
    isListing,
    sample: { name: sampleName, exists: names.includes(sampleName) },
    /** Names of the namespace's Deployments beside the sample. */
    ownNames,
    source,
    variables,
    reader,
    request,
    isComplete: workload !== '' && isReaderName(reader),
    chooseWorkload(next: WorkloadSource, name = ''): void {
      setSource(next);
      setPicked(name);
      setVariables({});
    },
    chooseReader(next: BindReaderChoice | undefined): void {
      setReader(next);
      setVariables({});
    },
    setVariables,
  };
}
