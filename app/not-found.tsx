import { Compass } from 'lucide-react';
import Link from 'next/link';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { message } from '#lib/domain/texts/message.ts';
import { readerTells } from './reader-tells.ts';

export default async function NotFound() {
  const tell = await readerTells();
  return (
    <EmptyState
      icon={Compass}
      level={1}
      title={tell(message('failure.noSuchPage'))}
      action={
        <Button asChild look="primary">
          <Link href="/" prefetch={false}>
            {tell(message('failure.goToOverview'))}
          </Link>
        </Button>
      }
    >
      {tell(message('failure.noSuchPageAbout'))}
    </EmptyState>
  );
}
