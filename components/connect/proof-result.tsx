'use client';

import { CodeBlock } from '#components/ui/code-block.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Status } from '#components/ui/status.tsx';
import type { Proof } from '#lib/domain/proof.ts';

/** JSON with line breaks; other text as it is. */
function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** Request, status, latency and body of the call, and the variable that the pod has. */
export function ProofResult({ proof }: { proof: Proof }) {
  const { request, response, failure, latencyMs, podEnvironment } = proof;
  return (
    <section aria-label="Result of the call" aria-live="polite" className="grid gap-4">
      {failure === undefined ? null : (
        <Notice look="bad" title={failure.message}>
          {failure.hint}
        </Notice>
      )}
      <KeyValues
        items={[
          {
            label: 'Request',
            value: (
              <code className="font-mono text-sm break-all">
                {request.method} {request.url}
              </code>
            ),
          },
          {
            label: 'Status',
            value: response && (
              <Status health={response.status < 400 ? 'ok' : 'bad'}>HTTP {response.status}</Status>
            ),
          },
          { label: 'Latency', value: <span className="tabular-nums">{latencyMs} ms</span> },
          {
            label: 'Variable in the pod',
            value:
              podEnvironment === undefined ? (
                <span className="text-muted">No pod has it yet; make the call again in a moment.</span>
              ) : (
                <>
                  <code className="font-mono text-sm break-all">
                    {podEnvironment.variable}={podEnvironment.value}
                  </code>
                  <span className="block text-sm text-muted">
                    container {podEnvironment.container} of pod {podEnvironment.pod}
                  </span>
                </>
              ),
          },
        ]}
      />
      {response === undefined ? null : (
        <CodeBlock
          code={readable(response.body)}
          title={`Body${response.truncated ? ', cut' : ''}${response.headers['content-type'] === undefined ? '' : `, ${response.headers['content-type']}`}`}
          className="[&_pre]:max-h-80 [&_pre]:overflow-y-auto"
        />
      )}
    </section>
  );
}
