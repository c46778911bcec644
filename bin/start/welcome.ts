import type { Endpoints } from './home.ts';

/** Tells where everything is and what to do next. */
export function printWelcome(endpoints: Endpoints, home: string): void {
  const open = endpoints.console === null ? 'kubectl get applications' : `open ${endpoints.console}/connect`;
  console.log(
    [
      '',
      `  Mooring is up.`,
      '',
      ...(endpoints.console === null ? [] : [`  Console      ${endpoints.console}`]),
      `  Kubeconfig   ${endpoints.kubeconfig}`,
      `  Edge (mTLS)  ${endpoints.edge}`,
      `  Addresses    npx mooring status --home ${home}`,
      '',
      `  Next: ${open}`,
      '  Ctrl-C stops everything; what you made is there at the next start.',
      '',
    ].join('\n'),
  );
}
