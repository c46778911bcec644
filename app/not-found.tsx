import { Compass } from 'lucide-react';
import Link from 'next/link';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

export default function NotFound() {
  return (
    <EmptyState
      icon={Compass}
      level={1}
      title="There is no such page"
      action={
        <Button asChild look="primary">
          <Link href="/" prefetch={false}>
            Go to the overview
          </Link>
        </Button>
      }
    >
      The address may be mistyped, or what it showed has been deleted.
    </EmptyState>
  );
}
