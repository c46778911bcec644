'use client';

import { CodeBlock } from '#components/ui/code-block.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { Status } from '#components/ui/status.tsx';
import type { Proof } from '#lib/domain/application/proof.ts';
import { judgeProof } from '#lib/domain/health/proof-verdict.ts';
import type { ProofHop } from '#lib/domain/health/rules/call/call-rule.ts';
import { ProofVerdictNotice } from './proof-verdict-notice.tsx';

const answeredBy: Record<ProofHop, string> = {
  console: '',
  gateway: 'by the gateway',
  target: 'by the outside application',
};

/** JSON with line breaks; other text as it is. */
function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

export interface ProofResultProps {
  proof: Proof;
  /** Leads to where another path is entered. */
  onOtherPath(): void;
}

/** Who answered and what to do about it, then both addresses, status, latency and body of the call, and the variable that the pod has. */
export function ProofResult({ proof, onOtherPath }: ProofResultProps) {
  const { request, response, target, latencyMs, podEnvironment } = proof;
  const verdict = judgeProof(proof);
  const { status: health } = verdict.health;
  return (
    <section aria-label="Result of the call" aria-live="polite" className="grid gap-4">
      <ProofVerdictNotice verdict={verdict} onOtherPath={onOtherPath} />
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
            label: 'At the target',
            value: <code className="font-mono text-sm break-all">{target.url}</code>,
          },
          {
            label: 'Status',
            value: response && (
              <Status health={health}>
                HTTP {response.status} {answeredBy[verdict.hop]}
              </Status>
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
