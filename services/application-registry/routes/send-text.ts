import type { FastifyReply } from 'fastify';

/**
 * Answers 200 with JSON as the reference wrote it: `<`, `>` and `&` as unicode escapes, a newline at the end
 * (connectivity contract 3.5).
 */
export function sendText(reply: FastifyReply, json: string): FastifyReply {
  return reply
    .code(200)
    .header('content-type', 'application/json;charset=UTF-8')
    .send(`${json.replace(/[<>&\u2028\u2029]/g, toEscape)}\n`);
}

function toEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
