'use client';

import { useId, useState } from 'react';
import { Input } from './input.tsx';

export interface CommittedInputProps {
  label: string;
  placeholder: string;
  value: string;
  suggestions?: readonly string[];
  /** Told of each key, for suggestions that follow. */
  onTyped?(text: string): void;
  onCommit(value: string): void;
}

/** A field whose value counts when it is whole: one of the suggestions, or what was typed once it is left or Enter pressed. */
export function CommittedInput(props: CommittedInputProps) {
  const { label, placeholder, value, suggestions = [], onTyped, onCommit } = props;
  const [typed, setTyped] = useState<string>();
  const list = useId();

  function commit(text: string): void {
    setTyped(undefined);
    onTyped?.('');
    onCommit(text.trim());
  }

  return (
    <>
      <Input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        list={suggestions.length === 0 ? undefined : list}
        value={typed ?? value}
        autoComplete="off"
        spellCheck={false}
        className="h-8 w-full sm:w-48"
        onChange={(event) => {
          const text = event.target.value;
          if (text === '' || suggestions.includes(text)) {
            commit(text);
          } else {
            setTyped(text);
            onTyped?.(text);
          }
        }}
        onKeyDown={(event) => (event.key === 'Enter' ? commit(event.currentTarget.value) : undefined)}
        onBlur={() => (typed === undefined ? undefined : commit(typed))}
      />
      <datalist id={list}>
        {suggestions.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  );
}
