import { expect, test } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import { sentenceOfIssue } from '../texts/issue-text.ts';
import { createInstanceRequest } from './create-instance-request.ts';
import { problemOfInstanceName } from './instance-name.ts';

test.each(['', 'Shop', 'shop-', '-shop', 'a.b', 'x'.repeat(64)])(
  'the form says of %j what the server would',
  (name) => {
    const [refused] = createInstanceRequest.shape.name.safeParse(name).error?.issues ?? [];
    expect(renderAll('en', problemOfInstanceName(name))).toBe(
      renderAll('en', sentenceOfIssue(refused ?? { message: 'nothing' })),
    );
  },
);

test.each(['a', '0', 'shop-1', 'x'.repeat(63)])('%j is a name', (name) => {
  expect(problemOfInstanceName(name)).toBeUndefined();
  expect(createInstanceRequest.shape.name.safeParse(name).success).toBe(true);
});
