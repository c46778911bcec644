import Markdown, { type Components } from 'react-markdown';
import { cn } from '#lib/client/cn.ts';

const components: Components = {
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noreferrer" className="text-accent underline underline-offset-2">
      {children}
    </a>
  ),
  code: ({ children }) => <code className="rounded-sm bg-inset px-1 font-mono text-sm">{children}</code>,
  pre: ({ children }) => (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      className="overflow-x-auto rounded-md bg-inset p-2"
    >
      {children}
    </pre>
  ),
  ul: ({ children }) => <ul className="list-disc pl-5">{children}</ul>,
  ol: ({ children }) => <ol className="list-decimal pl-5">{children}</ol>,
};

/** Pictures would call other hosts, and headings would break the order of the page's own. */
const refused = ['img', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** A description out of a specification: Markdown, without HTML and pictures. */
export function Prose({ text, className }: { text: string; className?: string }) {
  if (text.trim() === '') {
    return null;
  }
  return (
    <div className={cn('grid max-w-prose gap-2 break-words', className)}>
      <Markdown components={components} disallowedElements={refused} unwrapDisallowed>
        {text}
      </Markdown>
    </div>
  );
}
