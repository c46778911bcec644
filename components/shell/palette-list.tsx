'use client';

import { Command } from 'cmdk';
import { Status } from '#components/ui/status.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { PaletteGroup, PaletteLine } from './palette-lines.ts';

export interface PaletteListProps {
  groups: readonly PaletteGroup[];
  /** What was found may still grow. */
  isSearching: boolean;
  onChoose(line: PaletteLine): void;
}

/** The lines of the palette under their headings. */
export function PaletteList({ groups, isSearching, onChoose }: PaletteListProps) {
  const t = useTexts('shell');
  return (
    <Command.List className="max-h-[min(28rem,60vh)] overflow-y-auto p-2">
      <Command.Empty className="px-2 py-6 text-center text-muted">
        {isSearching ? t('searching') : t('nothingFound')}
      </Command.Empty>
      {groups.map(({ heading, lines, more }) => (
        <Command.Group
          key={heading}
          heading={more > 0 ? t('groupWithMore', { heading, count: more }) : heading}
          className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted"
        >
          {lines.map((line) => (
            <Line key={line.value} line={line} onChoose={onChoose} />
          ))}
        </Command.Group>
      ))}
    </Command.List>
  );
}

function Line({ line, onChoose }: { line: PaletteLine } & Pick<PaletteListProps, 'onChoose'>) {
  const { value, name, detail, status, icon: Icon } = line;
  return (
    <Command.Item
      value={value}
      onSelect={() => onChoose(line)}
      className="flex h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent"
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className="max-w-[60%] shrink-0 truncate">{name}</span>
      {detail === '' ? null : <span className="min-w-0 truncate text-sm text-muted">{detail}</span>}
      {status === undefined ? null : (
        <Status health={status.health} className="ml-auto shrink-0 text-sm">
          {status.word}
        </Status>
      )}
    </Command.Item>
  );
}
