import type { Random } from '../random.ts';
import type { Language } from './languages.ts';
import { languages } from './languages.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Somebody who connects, from one computer. */
export interface Person {
  readonly name: string;
  readonly computer: string;
  readonly address: string;
}

/** Who and what there is in a world: a server, the people who use it, and the days that are looked at. */
export interface Setting {
  readonly server: string;
  readonly domain: string;
  readonly language: Language;
  readonly people: readonly Person[];
  /** Whose client log and words there are. */
  readonly asker: Person;
  readonly begin: number;
  readonly end: number;
  /** Where the fault begins, if there is one. */
  readonly onset: number;
  /** How far the client's clock is behind the server's, in milliseconds. */
  readonly clientBehind: number;
  /** When the server's clock was set right, and by how much it had been ahead before; long before the fault. */
  readonly clockSet?: { readonly at: number; readonly ahead: number };
}

/** A small company of this seed. */
export function settingOf(random: Random): Setting {
  const domain = random.pick(['CORP', 'AD', 'FIRMA', 'CONTOSO']);
  const number = random.int(1, 60);
  const names = ['anna', 'bjorn', 'chen', 'dora', 'emil', 'fatima', 'george', 'hana', 'ivan', 'jo'];
  const people = names.slice(0, random.int(2, 4)).map((name, i) => ({
    name: random.chance(0.2) ? `${name}.adm` : name,
    computer: `PC${number + i}`,
    address: random.chance(0.9) ? `192.0.2.${20 + 7 * i + random.int(0, 6)}` : `2001:db8::${random.hex(3)}`,
  }));
  const end = Date.UTC(2026, random.int(0, 11), random.int(1, 28), random.int(8, 18), random.int(0, 59));
  return {
    server: `${random.pick(['SRV', 'TS', 'APP'])}${number}.${domain.toLowerCase()}.example`,
    domain,
    language: random.pick([languages[0]!, ...languages]),
    people,
    asker: random.pick(people),
    begin: end - Math.round(random.between(3, 5.5) * day),
    end,
    onset: end - Math.round(random.between(1.5, 40) * hour),
    ...(random.chance(0.1)
      ? {
          clockSet: {
            at: end - Math.round(random.between(44, 70) * hour),
            ahead: random.int(-90, 90) * minute,
          },
        }
      : {}),
    clientBehind: random.chance(0.8) ? random.int(-2_000, 2_000) : random.int(-600_000, 600_000),
  };
}
