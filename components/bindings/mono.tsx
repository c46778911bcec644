import type { ReactNode } from 'react';

/** What `<mono>` of a text is drawn as: names and variables. */
export function mono(text: ReactNode): ReactNode {
  return <span className="font-mono text-sm">{text}</span>;
}
