import { type Logger, pino } from 'pino';

export type { Logger };

/** The process's logger: JSON lines on stderr. Secrets never reach it; well-known places are redacted all the same. */
export function createLogger(name: string, level: string): Logger {
  return pino(
    {
      name,
      level,
      base: { name },
      redact: {
        paths: [
          'req.headers.authorization',
          'req.headers["access-token"]',
          '*.token',
          '*.password',
          '*.clientSecret',
          '*.csr',
        ],
        censor: '[redacted]',
      },
    },
    pino.destination(2),
  );
}
