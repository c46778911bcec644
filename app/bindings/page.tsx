import type { Metadata } from 'next';
import { BindingsPage } from '#components/bindings/bindings-page.tsx';

export const metadata: Metadata = { title: 'Bindings' };

export default function Page() {
  return <BindingsPage />;
}
