import type { ComponentDefinition } from '#lib/define-component.ts';
import { MooringError } from '#lib/errors.ts';

type Named = readonly [name: string, definition: ComponentDefinition];

/**
 * In which order components start: wave by wave, each after those whose addresses it needs. Who reconciles comes after all
 * who serve, for what it does makes others call them.
 * @throws MooringError INVALID where an address that is needed is not given, is given twice, or is given only after who needs it.
 */
export function startOrder(
  group: string,
  definitions: Readonly<Record<string, ComponentDefinition>>,
): Named[][] {
  const all: Named[] = Object.entries(definitions);
  checkAddresses(group, all);
  const known = new Set<string>();
  const waves: Named[][] = [];
  for (const runs of ['everywhere', 'leader']) {
    let waiting = all.filter(([, definition]) => definition.runs === runs);
    while (waiting.length > 0) {
      const wave = waiting.filter(([, { needs }]) => needs.every((address) => known.has(address)));
      if (wave.length === 0) {
        const names = waiting.map(([name]) => name).join(' and ');
        throw invalid(`${group} cannot start ${names}: they need addresses that are given only after them.`);
      }
      for (const [, { gives }] of wave) {
        for (const address of Object.keys(gives)) {
          known.add(address);
        }
      }
      waves.push(wave);
      waiting = waiting.filter((one) => !wave.includes(one));
    }
  }
  return waves;
}

function checkAddresses(group: string, all: readonly Named[]): void {
  const givers = new Map<string, string>();
  for (const [name, { gives }] of all) {
    for (const address of Object.keys(gives)) {
      const other = givers.get(address);
      if (other !== undefined) {
        throw invalid(`${other} and ${name} of ${group} both give the address "${address}".`);
      }
      givers.set(address, name);
    }
  }
  for (const [name, { needs, needsLater }] of all) {
    const missing = [...needs, ...needsLater].find((address) => !givers.has(address));
    if (missing !== undefined) {
      throw invalid(`${name} needs the address "${missing}", and no component of ${group} gives it.`);
    }
  }
}

function invalid(message: string): MooringError {
  return new MooringError('INVALID', message);
}
