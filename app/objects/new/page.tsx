import type { Metadata } from 'next';
import { NewObject } from '#components/objects/new-object.tsx';

export const metadata: Metadata = { title: 'New object' };

export default function NewObjectRoute() {
  return <NewObject />;
}
