import type { ConsoleConfig } from '#lib/config/console.ts';

/** `host:port` of the edge as applications reach it; undefined where the console was not told. */
export function edgeAddress({ edgeUrl }: Pick<ConsoleConfig, 'edgeUrl'>): string | undefined {
  const url = URL.parse(edgeUrl ?? '');
  return url?.protocol === 'https:' ? `${url.hostname}:${url.port || '443'}` : undefined;
}
