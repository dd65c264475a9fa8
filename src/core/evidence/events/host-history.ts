import type { FactTypes } from '../../facts/vocabulary.ts';
import type { LoggedEvent } from './logged-event.ts';
import { shortProvider } from '../../facts/provider-names.ts';

/** Reads updates, starts and the build of the host off its System log. */
export class HostHistory {
  readonly #updates = new Map<string, string>();
  #computer = '';
  #bootTime = '';
  #osBuild = '';

  add(event: LoggedEvent): void {
    const provider = shortProvider(event.provider);
    if (provider === 'update' && event.eventId === 19)
      this.#update(event.fields['updateTitle'] ?? '', event.time);
    if (provider === 'servicing' && event.eventId === 2)
      this.#update(Object.values(event.fields).join(' '), event.time);
    if (provider === 'kernel' && event.eventId === 12) {
      const { MajorVersion: major, MinorVersion: minor, BuildVersion: build } = event.fields;
      if (event.time <= this.#bootTime) return;
      this.#bootTime = event.time;
      this.#computer = event.computer;
      if (major !== undefined && build !== undefined) this.#osBuild = `${major}.${minor ?? '0'}.${build}`;
    }
  }

  updates(): FactTypes['updates'] | undefined {
    if (this.#updates.size === 0) return undefined;
    return [...this.#updates]
      .map(([kb, installed]) => ({ kb, installed }))
      .toSorted((a, b) => (a.installed < b.installed ? 1 : -1));
  }

  host(): FactTypes['hostSystem'] | undefined {
    if (this.#osBuild === '') return undefined;
    return { computer: this.#computer, osBuild: this.#osBuild, bootTime: this.#bootTime };
  }

  #update(text: string, time: string): void {
    const kb = /\bKB\d{6,7}\b/i.exec(text)?.[0].toUpperCase();
    if (kb !== undefined && this.#updates.size < 5_000) this.#updates.set(kb, time);
  }
}
