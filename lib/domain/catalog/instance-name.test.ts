import { expect, test } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import { createInstanceRequest } from './create-instance-request.ts';
import { problemOfInstanceName } from './instance-name.ts';

test.each(['', 'Shop', 'shop-', '-shop', 'a.b', 'x'.repeat(64)])(
  'the form says of %j what the server would',
  (name) => {
    const refused = createInstanceRequest.shape.name.safeParse(name).error?.issues[0]?.message;
    expect(refused).toBeDefined();
    expect(renderAll('en', problemOfInstanceName(name))).toBe(refused);
  },
);

test.each(['a', '0', 'shop-1', 'x'.repeat(63)])('%j is a name', (name) => {
  expect(problemOfInstanceName(name)).toBeUndefined();
  expect(createInstanceRequest.shape.name.safeParse(name).success).toBe(true);
});
