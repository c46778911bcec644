'use client';

import { useUrlParam } from '#components/ui/use-url-param.ts';

export type GraphFilterChoice = ReturnType<typeof useGraphFilters>;

/** Which part of the graph is shown, by the page's address. '' stands for every Application or namespace. */
export function useGraphFilters() {
  const [application, setApplication] = useUrlParam('application');
  const [namespace, setNamespace] = useUrlParam('namespace');
  const [show, setShow] = useUrlParam('show');
  const [workloads, setWorkloads] = useUrlParam('workloads');
  return {
    application,
    setApplication,
    namespace,
    setNamespace,
    problemsOnly: show === 'problems',
    setProblemsOnly: (only: boolean) => setShow(only ? 'problems' : ''),
    unboundShown: workloads === 'all',
    setUnboundShown: (shown: boolean) => setWorkloads(shown ? 'all' : ''),
    /** The same as long as nothing else is chosen. */
    key: `${application} ${namespace} ${show} ${workloads}`,
    reset(): void {
      setApplication('');
      setNamespace('');
      setShow('');
      setWorkloads('');
    },
  };
}
