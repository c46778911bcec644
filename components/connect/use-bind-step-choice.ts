'use client';

import { useState } from 'react';
import type { VariableChoice } from '#components/bindings/bind-plan-collision.tsx';
import { useView } from '#lib/client/use-view.ts';
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
  const { answer, isPending: isListing } = useView(
    'connect-workloads',
    { application, namespace },
    { keepPrevious: false },
  );
  const sample = answer?.sample ?? { name: '', exists: false, services: [] };
  const deployments = answer?.deployments ?? [];
  const [source, setSource] = useState<WorkloadSource>('sample');
  const [picked, setPicked] = useState('');
  const [variables, setVariables] = useState<VariableChoice>({});
  const [reader, setReader] = useState<BindReaderChoice>();
  const workload =
    source === 'sample' ? sample.name : deployments.some(({ id }) => id === picked) ? picked : '';
  const request: BindRequest = {
    ...input,
    ...variables,
    ...(reader === undefined ? {} : { reader }),
    workload,
    createSample: source === 'sample',
  };

  return {
    isListing,
    sample,
    /** The namespace's Deployments beside the sample, with what each is bound to. */
    deployments,
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
