'use client';

import type { UnknownValue } from '#lib/client/list-address.ts';
import { useTell } from '#lib/client/texts.tsx';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import { setAddress } from './set-address.ts';

/** Says what the address asks for that the page does not know; nothing where it knows all. */
export function UnknownAddress({ unknown }: { unknown: readonly UnknownValue[] }) {
  const tell = useTell();
  if (unknown.length === 0) {
    return null;
  }
  const clear = () => setAddress(Object.fromEntries(unknown.map(({ name }) => [name, undefined])));
  return (
    <Notice
      className="mb-3"
      look="warn"
      title="The address asks for something that this list does not know"
      actions={
        <Button size="sm" onClick={clear}>
          Take it out of the address
        </Button>
      }
    >
      <ul>
        {unknown.map(({ name, noun, value }) => (
          <li key={name}>
            There is no {tell(noun)} “{value}”: it is left out.
          </li>
        ))}
      </ul>
    </Notice>
  );
}
