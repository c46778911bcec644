'use client';

import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Status } from '#components/ui/status.tsx';
import type { BindRun, BindRunObjectState } from '#lib/domain/bind-run.ts';
import type { BindingPlan } from '#lib/domain/binding-plan.ts';
import type { Health } from '#lib/domain/health.ts';
import { kinds } from '#lib/domain/kinds.ts';

export interface BindPlanProps {
  plan: BindingPlan;
  /** The run that applies it, or has applied it. */
  run: BindRun | undefined;
  onPrefix(prefix: string): void;
}

const words: Record<BindRunObjectState, { health: Health; text: string }> = {
  waiting: { health: 'todo', text: 'to come' },
  created: { health: 'busy', text: 'created' },
  ready: { health: 'ok', text: 'ready' },
  removed: { health: 'off', text: 'removed again' },
  left: { health: 'warn', text: 'not removed yet' },
};

/** What will be created and which variables will appear; while it is applied, how far each object is. */
export function BindPlan({ plan, run, onPrefix }: BindPlanProps) {
  const { objects, variables, suggestedPrefix, problems, secretName } = plan;
  const hasCollision = variables.some(({ collision }) => collision !== undefined);
  return (
    <div className="grid gap-4">
      {problems.map(({ message, fix }) => (
        <Notice key={message} look="bad" title={message}>
          {fix}
        </Notice>
      ))}
      <section aria-label="Objects of the plan" className="grid gap-1">
        <h3 className="text-sm font-medium">Objects</h3>
        <ul className="divide-y divide-line rounded-md border border-line">
          {objects.map(({ kind, action, why, object }) => {
            const { name } = object.metadata;
            const found = run?.objects.find((one) => one.kind === kind && one.name === name);
            const state = found === undefined ? undefined : words[found.state];
            return (
              <li key={`${kind}/${name}`} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
                <Badge>{kinds[kind].kind}</Badge>
                <span className="font-mono text-sm break-all">{name}</span>
                <span className="min-w-48 flex-1 text-sm text-muted">{why}</span>
                {state === undefined ? (
                  <span className="text-sm text-muted">{action === 'create' ? 'new' : 'exists'}</span>
                ) : (
                  <Status health={found?.warning === undefined ? state.health : 'warn'}>{state.text}</Status>
                )}
              </li>
            );
          })}
        </ul>
      </section>
      <section aria-label="Variables of the plan" className="grid gap-1">
        <h3 className="text-sm font-medium">Variables</h3>
        <ul className="divide-y divide-line rounded-md border border-line">
          {variables.map(({ container, name, collision }) => (
            <li key={`${container}/${name}`} className="px-3 py-2">
              <span className="flex flex-wrap items-center gap-x-3">
                <span className="font-mono text-sm">{name}</span>
                <span className="text-sm text-muted">
                  in container {container}, from Secret {secretName}
                </span>
              </span>
              {collision === undefined ? null : (
                <Status health="warn" className="whitespace-normal">
                  Set by {collision.with} too: {collision.effect}
                </Status>
              )}
            </li>
          ))}
        </ul>
        {hasCollision && suggestedPrefix !== undefined ? (
          <div>
            <Button size="sm" onClick={() => onPrefix(suggestedPrefix)}>
              Use the prefix {suggestedPrefix}
            </Button>
          </div>
        ) : null}
      </section>
    </div>
  );
}
