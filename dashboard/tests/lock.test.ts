import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Lock {
  packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>;
}
const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as Lock;

it('the lock file names no registry address and a hash for every package', () => {
  for (const [name, entry] of Object.entries(lock.packages)) {
    expect(entry.resolved, name).toBeUndefined();
    if (name !== '') expect(entry.integrity, name).toMatch(/^sha512-/);
  }
});
