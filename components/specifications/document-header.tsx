import { Badge } from '#components/ui/badge.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import type { SpecModel } from '#lib/specs/model/spec-model.ts';
import { Prose } from './prose.tsx';

export interface DocumentHeaderProps {
  model: SpecModel;
  /** Such as "OpenAPI 3.0.3". */
  language: string;
  text: string;
}

export function DocumentHeader({ model, language, text }: DocumentHeaderProps) {
  // an address without a host says nothing: the target of the service is what counts
  const servers = model.kind === 'odata' ? [] : model.servers.filter((server) => !server.startsWith('/'));
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div className="grid min-w-0 gap-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <h2 className="text-lg font-semibold break-words">{model.title || 'Untitled'}</h2>
          {model.version === '' ? null : <span className="text-muted">version {model.version}</span>}
          <Badge>{language}</Badge>
        </div>
        <Prose text={model.description} className="text-muted" />
        {servers.map((server) => (
          <code key={server} className="font-mono text-sm break-all text-muted">
            {server}
          </code>
        ))}
      </div>
      <CopyButton text={text} label="Copy the text" className="-ml-2 sm:ml-0" />
    </header>
  );
}
