import { harmless } from '../../../core/bytes/harmless.ts';

/** One thing that was looked at in this installation. */
export interface Examined {
  readonly about: string;
  /** `absent` is what only some need and is not there. */
  readonly is: 'ok' | 'wrong' | 'unknown' | 'absent';
  /** What is. */
  readonly says: string;
  /** What to do; of what is wrong always. */
  readonly first?: string;
}

export function ok(about: string, says: string): Examined {
  return { about, is: 'ok', says };
}

export function wrong(about: string, says: string, first: string): Examined {
  return { about, is: 'wrong', says, first };
}

export function unknown(about: string, says: string, first?: string): Examined {
  return { about, is: 'unknown', says, ...(first === undefined ? {} : { first }) };
}

/** One line for each, and under it what to do. */
export function examinedLines(all: readonly Examined[]): string {
  const widest = all.reduce((most, { about }) => Math.max(most, about.length), 0);
  const lines = all.map(({ about, is, says, first }) => {
    const line = `${words[is].padEnd(10)} ${harmless(about).padEnd(widest)}  ${harmless(says)}`;
    return first === undefined ? line : `${line}\n${' '.repeat(13 + widest)}${harmless(first)}`;
  });
  return `${lines.join('\n')}\n`;
}

const words = { ok: 'ok', wrong: 'NOT OK', unknown: 'not known', absent: 'absent' } as const;
