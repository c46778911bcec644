const secondMs = 1_000;
/** Where lines cannot be rewritten, a long phase is heard of this often. */
const lineEveryMs = 15_000;
const eraseLine = '\r\u001b[K';

interface Output {
  isTTY?: boolean;
  write(text: string): unknown;
}

export interface StartProgress {
  /** Ends the phase before, with how long it took, and begins this one, e.g. "Starting the platform". */
  begin(phase: string): void;
  /** Ends the last phase. */
  end(): void;
}

/** Tells which phase a start is in and for how long: on a terminal in one line that counts, elsewhere line by line. */
export function createStartProgress(output: Output = process.stderr): StartProgress {
  const { isTTY = false } = output;
  let current: { phase: string; sinceMs: number; timer: NodeJS.Timeout } | undefined;

  function begin(phase: string): void {
    end();
    const sinceMs = Date.now();
    output.write(isTTY ? `  ${phase} …` : `  ${phase} …\n`);
    const timer = setInterval(
      () => {
        const text = `  ${phase} … ${formatElapsed(Date.now() - sinceMs)}`;
        output.write(isTTY ? `${eraseLine}${text}` : `${text}\n`);
      },
      isTTY ? secondMs : lineEveryMs,
    );
    timer.unref();
    current = { phase, sinceMs, timer };
  }

  function end(): void {
    if (current === undefined) {
      return;
    }
    const { phase, sinceMs, timer } = current;
    current = undefined;
    clearInterval(timer);
    const elapsedMs = Date.now() - sinceMs;
    if (isTTY) {
      output.write(`${eraseLine}  ${phase}: ${formatElapsed(elapsedMs)}\n`);
    } else if (elapsedMs >= secondMs) {
      output.write(`  ${phase}: ${formatElapsed(elapsedMs)}\n`);
    }
  }

  return { begin, end };
}

/** "0.4 s", "12 s", "3 min 05 s". */
function formatElapsed(elapsedMs: number): string {
  const seconds = Math.floor(elapsedMs / secondMs);
  if (seconds < 1) {
    return `${(elapsedMs / secondMs).toFixed(1)} s`;
  }
  return seconds < 60
    ? `${seconds} s`
    : `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
