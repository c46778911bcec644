import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';

interface Answer {
  /** Digest of the request that the key came with. */
  request: string;
  response: Promise<Response>;
  /** In ms of the epoch; undefined while the request is carried out. */
  endedMs?: number;
}

const keepMs = 10 * 60_000;
/** More at once are of no person; a token's URL is the longest answer. */
const mostKept = 1_000;

/** The answers to requests that came with a key, in this process, for ten minutes. */
export class AnswerStore {
  readonly #answers = new Map<string, Answer>();

  /**
   * What `carryOut` answers, or what the same request was answered before, also where that is still on its way. An answer
   * of 500 and more is given to who waits for it and then forgotten: the request may be tried again.
   * @param request digest of all that makes the request
   * @throws MooringError UNPROCESSABLE when the key came with another request before.
   */
  async answer(key: string, request: string, carryOut: () => Promise<Response>): Promise<Response> {
    this.#forgetOld();
    const known = this.#answers.get(key);
    if (known !== undefined && known.request !== request) {
      throw new MooringError('UNPROCESSABLE', message('errors.keyOfOtherRequest'), {
        hint: message('errors.keyOfOtherRequestHint'),
      });
    }
    const answer = known ?? this.#begin(key, request, carryOut);
    return (await answer.response).clone();
  }

  #begin(key: string, request: string, carryOut: () => Promise<Response>): Answer {
    const answer: Answer = { request, response: carryOut() };
    this.#answers.set(key, answer);
    answer.response.then(
      ({ status }) => {
        answer.endedMs = Date.now();
        if (status >= 500) {
          this.#answers.delete(key);
        }
      },
      () => this.#answers.delete(key),
    );
    return answer;
  }

  #forgetOld(): void {
    const oldestMs = Date.now() - keepMs;
    for (const [key, { endedMs }] of this.#answers) {
      if (endedMs !== undefined && (endedMs < oldestMs || this.#answers.size > mostKept)) {
        this.#answers.delete(key);
      }
    }
  }
}
