'use client';

import { CodeBlock } from '#components/ui/code-block.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { Status } from '#components/ui/status.tsx';
import type { Texts } from '#lib/client/text-types.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { Proof } from '#lib/domain/application/proof.ts';
import { judgeProof } from '#lib/domain/health/proof-verdict.ts';
import type { ProofHop } from '#lib/domain/health/rules/call/call-rule.ts';
import type { KeyOf } from '#lib/domain/texts/message.ts';
import { ProofVerdictNotice } from './proof-verdict-notice.tsx';

const answeredBy = {
  console: 'httpStatus',
  gateway: 'httpStatusByGateway',
  target: 'httpStatusByTarget',
} as const satisfies Record<ProofHop, KeyOf<'bindings'>>;

/** JSON with line breaks; other text as it is. */
function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function bodyTitle(t: Texts<'bindings'>, { truncated, headers }: NonNullable<Proof['response']>): string {
  const cut = truncated ? 'yes' : 'no';
  const type = headers['content-type'];
  return type === undefined ? t('body', { cut }) : t('bodyOfType', { cut, type });
}

export interface ProofResultProps {
  proof: Proof;
  /** Leads to where another path is entered. */
  onOtherPath(): void;
}

/** Who answered and what to do about it, then both addresses, status, latency and body of the call, and the variable that the pod has. */
export function ProofResult({ proof, onOtherPath }: ProofResultProps) {
  const t = useTexts('bindings');
  const { request, response, target, latencyMs, podEnvironment } = proof;
  const verdict = judgeProof(proof);
  const { status: health } = verdict.health;
  return (
    <section aria-label={t('resultOfCall')} aria-live="polite" className="grid gap-4">
      <ProofVerdictNotice verdict={verdict} onOtherPath={onOtherPath} />
      <KeyValues
        items={[
          {
            label: t('request'),
            value: (
              <code className="font-mono text-sm break-all">
                {request.method} {request.url}
              </code>
            ),
          },
          {
            label: t('atTarget'),
            value: <code className="font-mono text-sm break-all">{target.url}</code>,
          },
          {
            label: t('status'),
            value: response && (
              <Status health={health}>{t(answeredBy[verdict.hop], { status: response.status })}</Status>
            ),
          },
          {
            label: t('latency'),
            value: <span className="tabular-nums">{t('milliseconds', { count: latencyMs })}</span>,
          },
          {
            label: t('variableInPod'),
            value:
              podEnvironment === undefined ? (
                <span className="text-muted">{t('noPodHasIt')}</span>
              ) : (
                <>
                  <code className="font-mono text-sm break-all">
                    {podEnvironment.variable}={podEnvironment.value}
                  </code>
                  <span className="block text-sm text-muted">
                    {t('containerOfPod', { container: podEnvironment.container, pod: podEnvironment.pod })}
                  </span>
                </>
              ),
          },
        ]}
      />
      {response === undefined ? null : (
        <CodeBlock
          code={readable(response.body)}
          title={bodyTitle(t, response)}
          className="[&_pre]:max-h-80 [&_pre]:overflow-y-auto"
        />
      )}
    </section>
  );
}
