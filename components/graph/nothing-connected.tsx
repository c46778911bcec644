import { Cable, Workflow } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

/** Stands in place of a graph that has no nodes at all. */
export function NothingConnected() {
  return (
    <Card>
      <EmptyState
        icon={Workflow}
        title="Nothing is connected yet"
        action={
          <Link href="/connect" prefetch={false} className={buttonClass('primary')}>
            <Cable aria-hidden />
            Connect an application
          </Link>
        }
      >
        Connect an application and bind one of its services: the chain appears here while it comes up.
      </EmptyState>
    </Card>
  );
}
