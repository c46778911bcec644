'use client';

import { RemedyButton } from '#components/doctor/remedy-button.tsx';
import { ProblemText } from '#components/ui/problem-text.tsx';
import { Status } from '#components/ui/status.tsx';
import { useObject } from '#lib/client/objects.ts';
import { instanceHealth } from '#lib/domain/health/instance-health.ts';
import { busy } from '#lib/domain/health/node-health.ts';

/** How far the broker has come with a new instance. */
export function CreatedInstance({ namespace, name }: { namespace: string; name: string }) {
  const { object } = useObject('serviceinstances', `${namespace}/${name}`);
  const health = object === undefined ? busy('Pending') : instanceHealth(object);
  return (
    <div role="status" className="grid gap-2">
      <p className="flex flex-wrap items-center gap-x-3">
        <span>
          Instance <code className="font-mono text-sm">{name}</code>
        </span>
        <Status health={health.status}>{health.word}</Status>
      </p>
      {health.problem === undefined ? null : <ProblemText problem={health.problem} />}
      {health.problem?.remedy === undefined ? null : (
        <div>
          <RemedyButton remedy={health.problem.remedy} />
        </div>
      )}
    </div>
  );
}
