'use client';

import { useId } from 'react';
import { RadioCards } from '#components/ui/radio-cards.tsx';
import type { BindingPlan, CollisionLoser, PlanCollision } from '#lib/domain/binding-plan-shape.ts';

/** How the variables are called, and whose may be taken over; nothing of it leaves both to the plan. */
export interface VariableChoice {
  envPrefix?: string;
  takeOver?: string[];
}

export interface BindPlanCollisionProps {
  collision: PlanCollision;
  request: BindingPlan['request'];
  onChange(choice: VariableChoice): void;
}

/** Who sets the same variables already, and what is to become of that. Taking one over is never the preselection. */
export function BindPlanCollision({ collision, request, onChange }: BindPlanCollisionProps) {
  const name = useId();
  const { variables, freePrefix, losers } = collision;
  const what = variables.join(', ');
  const takeOver = losers.map((loser) => loser.with);
  const takesOver = takeOver.every((one) => request.takeOver?.includes(one));
  const keepsClear = request.envPrefix === freePrefix;
  // of a name that was typed and collides, the part before the variable is kept
  const plainPrefix = keepsClear ? '' : request.envPrefix;
  return (
    <RadioCards<'keep' | 'take'>
      legend={`${what} is set already`}
      showLegend
      name={name}
      value={keepsClear ? 'keep' : takesOver ? 'take' : undefined}
      onChange={(choice) => onChange(choice === 'keep' ? {} : { envPrefix: plainPrefix, takeOver })}
      options={[
        {
          value: 'keep',
          label: `Keep both apart with the prefix ${freePrefix}`,
          hint: `${losers.map(nameOfLoser).join(', ')} stays what it is.`,
        },
        {
          value: 'take',
          label: `Take ${what} over`,
          hint: losers.map((loser) => (
            <span key={loser.with} className="block">
              {nameOfLoser(loser)}: {loser.effect}
            </span>
          )),
        },
      ]}
    />
  );
}

function nameOfLoser({ with: source, boundTo }: CollisionLoser): string {
  return boundTo === undefined ? source : `${source} of the binding to ${boundTo}`;
}
