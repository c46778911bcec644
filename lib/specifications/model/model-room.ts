/** Room for a part of a model, measured in characters of its JSON. */
export interface Room {
  /** Takes what the value needs; false where there is not as much, and for all that comes after. */
  take(value: unknown): boolean;
}

export function createRoom(chars: number): Room {
  let left = chars;
  return {
    take(value) {
      if (left > 0) {
        left -= JSON.stringify(value).length;
      }
      return left > 0;
    },
  };
}
