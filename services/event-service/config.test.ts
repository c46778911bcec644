import { expect, it } from 'vitest';
import { readEventServiceConfig } from './config.ts';

it('is without a log where nothing names one', () => {
  expect(readEventServiceConfig({})).toMatchObject({ logFile: undefined, nats: undefined });
});

it.each(['nats://nats.nats:4222', 'tls://10.0.0.7:4222'])('takes %s', (url) => {
  const config = readEventServiceConfig({ MOORING_NATS_URL: url, MOORING_NATS_TOKEN: 'secret' });
  expect(config.nats).toEqual({ url, token: 'secret' });
});

it.each(['http://nats.nats:4222', 'nats.nats:4222', 'nats://ada:lovelace@nats.nats:4222', 'nats://ada@nats'])(
  'refuses %s, and does not repeat a password',
  (url) => {
    const read = () => readEventServiceConfig({ MOORING_NATS_URL: url });
    expect(read).toThrow(/MOORING_NATS_URL/);
    expect(read).not.toThrow(/lovelace/);
  },
);
