import { spawn } from 'node:child_process';

export interface Suite {
  name: string;
  command: string;
  args: string[];
}

export interface Tally {
  passed: number;
  failed: number;
}

const closingLine = /^(\d+) passed, (\d+) failed/;

/**
 * Runs commands one after another with their output shown, and adds up what they say in their closing line
 * `N passed, N failed`. A command without that line counts as one, by its exit code.
 */
export async function runSuites(suites: Suite[]): Promise<Tally> {
  const total: Tally = { passed: 0, failed: 0 };
  for (const suite of suites) {
    console.log(`\n── ${suite.name}`);
    const tally = await runSuite(suite);
    total.passed += tally.passed;
    total.failed += tally.failed;
  }
  return total;
}

/** Prints the closing line and sets the exit code. */
export function closeWith(tally: Tally): void {
  console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
  process.exitCode = tally.failed > 0 || tally.passed === 0 ? 1 : 0;
}

function runSuite(suite: Suite): Promise<Tally> {
  return new Promise((resolve) => {
    const child = spawn(suite.command, suite.args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said: Tally | undefined;
    let rest = '';
    child.stdout.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk);
      const lines = (rest + chunk.toString('utf8')).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const match = closingLine.exec(line);
        if (match !== null) {
          said = { passed: Number(match[1]), failed: Number(match[2]) };
        }
      }
    });
    child.on('error', (error) => {
      console.error(`${suite.command} cannot be started: ${error.message}`);
      resolve({ passed: 0, failed: 1 });
    });
    child.on('close', (code) => {
      const byExit: Tally = code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
      const tally = said ?? byExit;
      // a suite that says all passed and still fails has failed
      resolve(code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally);
    });
  });
}
