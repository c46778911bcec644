import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup } from '@testing-library/react';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { createQueryClient } from '#lib/client/create-query-client.ts';

/** What a refusal of the console's API looks like. */
export class Refusal {
  readonly body: { error: { code: string; message: string } };

  constructor(code: string, message: string) {
    this.body = { error: { code, message } };
  }
}

/**
 * Plays the console's API to hooks in a page of its own, with the query cache of a tab. What no answer is given for is
 * refused as NOT_FOUND. The caller's `afterEach` calls `end`.
 * @param answers by `GET /path`; a function is called for each request, a Refusal fails it.
 */
export function playConsole(answers: Record<string, unknown> = {}) {
  const asked: string[] = [];
  const client = createQueryClient();

  async function answer(path: string, { method = 'GET' }: RequestInit = {}): Promise<Response> {
    const request = `${method} ${path}`;
    asked.push(request);
    const given = answers[request];
    const said = typeof given === 'function' ? await given() : given;
    if (said instanceof Refusal) {
      return Response.json(said.body, { status: 500 });
    }
    if (said !== undefined) {
      return Response.json(said);
    }
    return Response.json(new Refusal('NOT_FOUND', `nothing is at ${path}`).body, { status: 404 });
  }
  vi.stubGlobal('fetch', answer);

  return {
    answers,
    /** Every request so far, as `GET /path`. */
    asked,
    client,
    wrapper: ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ),
    end() {
      cleanup();
      client.clear();
      vi.unstubAllGlobals();
    },
  };
}
