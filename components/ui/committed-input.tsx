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
  // what was committed is shown until `value` follows: a second Enter must not find the field as it was before
  const [text, setText] = useState(value);
  const [followed, setFollowed] = useState(value);
  if (followed !== value) {
    setFollowed(value);
    setText(value);
  }
  const list = useId();

  function commit(whole: string): void {
    setText(whole);
    onTyped?.('');
    onCommit(whole);
  }

  return (
    <>
      <Input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        list={suggestions.length === 0 ? undefined : list}
        value={text}
        autoComplete="off"
        spellCheck={false}
        className="h-8 w-full sm:w-48"
        onChange={({ target }) => {
          if (target.value === '' || suggestions.includes(target.value)) {
            commit(target.value);
          } else {
            setText(target.value);
            onTyped?.(target.value);
          }
        }}
        onKeyDown={({ key, currentTarget }) =>
          key === 'Enter' ? commit(currentTarget.value.trim()) : undefined
        }
        onBlur={() => (text.trim() === value ? undefined : commit(text.trim()))}
      />
      <datalist id={list}>
        {suggestions.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  );
}
