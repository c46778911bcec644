export type EarlyKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** What is typed between the wish for a field and the field. */
export interface EarlyText {
  /** From here on letters are kept. */
  begin(): void;
  /** Takes a key; false where it is not meant for the field. */
  take(key: EarlyKey): boolean;
  /** The field is there, or is wanted no more. @returns what was typed. */
  end(): string;
}

export function createEarlyText(): EarlyText {
  let isKept = false;
  let text = '';
  return {
    begin() {
      isKept = true;
      text = '';
    },
    take({ key, ctrlKey, metaKey, altKey }) {
      if (!isKept || ctrlKey || metaKey || altKey) {
        return false;
      }
      if (key === 'Backspace') {
        text = text.slice(0, -1);
        return true;
      }
      const isLetter = [...key].length === 1;
      text += isLetter ? key : '';
      return isLetter;
    },
    end() {
      const typed = text;
      isKept = false;
      text = '';
      return typed;
    },
  };
}
