import { pageTitle } from '#app/page-title.ts';
import { TextBoundary } from '#app/text-boundary.tsx';
import { NewObject } from '#components/objects/new-object.tsx';
import { message } from '#lib/domain/texts/message.ts';

export const generateMetadata = () => pageTitle(message('shell.newObject'));

export default function NewObjectRoute() {
  return (
    <TextBoundary rooms={['editor', 'objects']}>
      <NewObject />
    </TextBoundary>
  );
}
