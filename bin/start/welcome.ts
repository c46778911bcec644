import type { Endpoints } from './home.ts';

/** Tells where everything is and what to do next. */
export function printWelcome(endpoints: Endpoints, home: string): void {
  const { consoleLink } = endpoints;
  const next =
    consoleLink === null
      ? ['  Next: kubectl get applications']
      : [
          `  Next: open ${new URL(`connect${new URL(consoleLink).search}`, consoleLink)}`,
          ...(new URL(consoleLink).search === ''
            ? []
            : ['  The token in the link lets your browser in; keep it to yourself.']),
        ];
  console.log(
    [
      '',
      `  Mooring is up.`,
      '',
      ...(consoleLink === null ? [] : [`  Console      ${consoleLink}`]),
      `  Kubeconfig   ${endpoints.kubeconfig}`,
      `  Edge (mTLS)  ${endpoints.edge}`,
      `  Addresses    npx mooring status --home ${home}`,
      '',
      ...next,
      '  Ctrl-C stops everything; what you made is there at the next start.',
      '',
    ].join('\n'),
  );
}
