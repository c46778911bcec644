import type { ViewQuery } from '#lib/domain/view/views.ts';

/** What the page of an Application asks for; its first services, where no number is given. */
export function applicationQuery(name: string, services?: number): ViewQuery<'application'> {
  return services === undefined ? { name } : { name, services: Math.min(services, 5_000) };
}
