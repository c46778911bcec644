'use client';

import { useSearchParams } from 'next/navigation';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { openFolds } from './graph-query.ts';

export type GraphFilterChoice = ReturnType<typeof useGraphFilters>;

/** Which part of the graph is shown, by the page's address. '' stands for every Application or namespace. */
export function useGraphFilters() {
  const [application, setApplication] = useUrlParam('application');
  const [namespace, setNamespace] = useUrlParam('namespace');
  const [show, setShow] = useUrlParam('show');
  const [workloads, setWorkloads] = useUrlParam('workloads');
  const [text, setText] = useUrlParam('q');
  const [fold, setFold] = useUrlParam('fold', 'namespace');
  const [, setOpen] = useUrlParam('open');
  const [focus, setFocus] = useUrlParam('focus', '', { push: true });
  const [depth, setDepth] = useUrlParam('depth', '8');
  const params = useSearchParams();
  return {
    application,
    setApplication,
    namespace,
    setNamespace,
    problemsOnly: show === 'problems',
    setProblemsOnly: (only: boolean) => setShow(only ? 'problems' : ''),
    unboundShown: workloads === 'all',
    setUnboundShown: (shown: boolean) => setWorkloads(shown ? 'all' : ''),
    text,
    setText,
    fold,
    setFold,
    focus,
    setFocus,
    depth,
    setDepth,
    /** Opens a fold of healthy chains, or closes it. */
    toggleFold(id: string): void {
      const open = openFolds((name, fallback) => params.get(name) ?? fallback);
      setOpen((open.includes(id) ? open.filter((one) => one !== id) : [...open, id]).join(','));
    },
    /** The same as long as nothing else is chosen. */
    key: JSON.stringify([application, namespace, show, workloads, text, fold, focus, depth]),
    reset(): void {
      for (const clear of [setApplication, setNamespace, setShow, setWorkloads, setText, setFocus]) {
        clear('');
      }
      setFold('namespace');
      setDepth('8');
    },
  };
}
