/**
 * What a person typed and has not sent yet, kept over reloads of this tab and gone with it. Never for secrets: who writes a
 * draft leaves them out. A browser that keeps nothing, or not so much, keeps no draft and says so.
 */
export interface DraftStore {
  /** What was written, as JSON reads it; undefined where there is nothing. Whoever reads it checks its shape. */
  read(key: string): unknown;
  /** @returns false where it was not kept; an older draft is gone then. */
  write(key: string, draft: unknown): boolean;
  remove(key: string): void;
}

const prefix = 'mooring-draft:';

/** @param storageOf throws where the browser has none. */
export function createDraftStore(
  storageOf: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
): DraftStore {
  function remove(key: string): void {
    try {
      storageOf().removeItem(prefix + key);
    } catch {
      // without a storage there is nothing to remove
    }
  }
  return {
    read(key) {
      try {
        return JSON.parse(storageOf().getItem(prefix + key) ?? '') as unknown;
      } catch {
        return undefined;
      }
    },
    write(key, draft) {
      try {
        storageOf().setItem(prefix + key, JSON.stringify(draft));
        return true;
      } catch {
        remove(key);
        return false;
      }
    },
    remove,
  };
}

/** The drafts of this tab. */
export const drafts = createDraftStore(() => window.sessionStorage);
