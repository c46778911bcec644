import { Fragment } from 'react';
import { cn } from '#lib/client/cn.ts';

export interface WholeWordsProps {
  /** A name that has no spaces to break at. */
  children: string;
  className?: string;
}

/** Up to so many characters a name stays in one piece: it fits any column. */
const unbrokenUpTo = 15;

/** A longer name is broken behind its dashes, where browsers do so by themselves, its dots and underscores, and within a word only where that alone is too long for any column. */
export function WholeWords({ children, className }: WholeWordsProps) {
  const words = children.length <= unbrokenUpTo ? [children] : children.split(/(?<=[_./,])(?=[^-_./,])/);
  return (
    <span
      className={cn(
        'inline-block max-w-72',
        children.length <= unbrokenUpTo ? 'whitespace-nowrap' : 'break-words',
        className,
      )}
    >
      {words.map((word, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text has its words in one order
        <Fragment key={index}>
          {index === 0 ? null : <wbr />}
          {word}
        </Fragment>
      ))}
    </span>
  );
}
