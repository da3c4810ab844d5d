import { SettingFault } from './setting-types.ts';
import { settings } from './settings.ts';
import type { Setting, SettingName, SettingValues } from './settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads single settings. What is wrong with one goes to `faults`, with its variable, and its default stands in. */
export class SettingReader {
  readonly #env: Environment;
  readonly #faults: string[];

  constructor(env: Environment, faults: string[]) {
    this.#env = env;
    this.#faults = faults;
  }

  /** Tells each setting that is given without one it needs. */
  checkNeeds(): void {
    for (const [name, { needs = [] }] of Object.entries<Setting<unknown>>(settings)) {
      if (!this.isGiven(name)) continue;
      for (const needed of needs.filter((other) => !this.isGiven(other))) {
        this.fault(name, `is set, but ${needed} is not; set both or neither`);
      }
    }
  }

  /** An empty value counts as none. */
  isGiven(name: string): boolean {
    return (this.#env[name] ?? '') !== '';
  }

  /** To be asked once for each setting, or its fault is told twice. */
  value<Name extends SettingName>(name: Name): SettingValues[Name] {
    const setting: Setting<SettingValues[Name]> = settings[name];
    const given = this.#env[name] ?? '';
    if (given === '') return setting.default;
    try {
      return setting.type.parse(given);
    } catch (error) {
      if (!(error instanceof SettingFault)) throw error;
      this.fault(name, error.message);
      return setting.default;
    }
  }

  /** Tells what no single setting shows. */
  fault(name: string, what: string): void {
    this.#faults.push(`${name}: ${what}`);
  }
}
