import Markdown, { type Components } from 'react-markdown';

const components: Components = {
  h1: ({ children }) => <h1 className="text-xl font-semibold break-words">{children}</h1>,
  h2: ({ children }) => <h2 className="mt-4 font-semibold">{children}</h2>,
  code: ({ children }) => <code className="rounded-sm bg-inset px-1 font-mono text-sm">{children}</code>,
  blockquote: ({ children }) => (
    <blockquote className="border-l-2 border-line pl-3 break-words text-muted">{children}</blockquote>
  ),
  hr: () => <hr className="mt-4 border-line" />,
};

/** The page of a rule of docs/rules: what it means, how it is known, what to do. */
export function RuleText({ text }: { text: string }) {
  return (
    <article className="grid max-w-prose gap-2">
      <Markdown components={components}>{text}</Markdown>
    </article>
  );
}
