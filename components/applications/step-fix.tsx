'use client';

import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';
import { certificatesHref, connectHref, graphHref, namespacesHref } from '#lib/client/links.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { Health } from '#lib/domain/health/health.ts';
import type { KeyOf } from '#lib/domain/texts/message.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

type Step = ViewAnswer<'application'>['steps'][number];

interface Fix {
  href: string;
  label: KeyOf<'applications'>;
}

const connectLabels = {
  ok: 'issueAnotherToken',
  busy: 'showHowToPair',
  bad: 'issueToken',
  off: 'issueToken',
  todo: 'issueToken',
} as const satisfies Record<Exclude<Health, 'warn'>, KeyOf<'applications'>>;

function fixOf(application: string, { id, health, links }: Step): Fix | undefined {
  const broken = links.find((link) => link.health === 'bad');
  if (broken !== undefined && id !== 'namespaces') {
    return { href: graphHref(broken.id), label: 'showInGraph' };
  }
  switch (id) {
    case 'deployed':
      return undefined;
    case 'connected':
      if (health === 'warn') {
        return { href: certificatesHref(application), label: 'renewCertificate' };
      }
      return { href: connectHref(application), label: connectLabels[health] };
    case 'services':
      return { href: connectHref(application), label: 'registerService' };
    case 'namespaces':
      return { href: namespacesHref(application), label: 'changeAllowed' };
    case 'instances':
    case 'bindings':
    case 'workloads':
      return health === 'todo'
        ? { href: `/catalog?q=${encodeURIComponent(application)}`, label: 'bindService' }
        : { href: `/bindings?q=${encodeURIComponent(application)}`, label: 'showBindings' };
    default:
      return id satisfies never;
  }
}

/** The way to where a step is done or mended. */
export function StepFix({ application, step }: { application: string; step: Step }) {
  const t = useTexts('applications');
  const fix = fixOf(application, step);
  if (fix === undefined) {
    return null;
  }
  const urgent = step.health === 'bad' || step.health === 'warn' || step.health === 'todo';
  return (
    <div>
      <Link href={fix.href} prefetch={false} className={buttonClass(urgent ? 'primary' : 'secondary', 'sm')}>
        {t(fix.label)}
      </Link>
    </div>
  );
}
