import { connect } from 'node:net';

/**
 * Writes to a connection and reads until it ends.
 * @param url of a listener on loopback; only its port counts.
 * @returns what came back, one character for each byte.
 */
export function writeRaw(url: string, text: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (part) => {
      answer += part.toString('latin1');
    });
    // who is answered before all is written may have the connection reset behind the answer
    socket.on('error', (error) => answer === '' && reject(error));
    socket.on('close', () => resolve(answer));
  });
}
