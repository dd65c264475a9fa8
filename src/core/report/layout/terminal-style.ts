/** How a terminal shows text. */
export interface TerminalStyle {
  readonly width: number;
  readonly colour: boolean;
  /** Only ASCII characters. */
  readonly ascii: boolean;
  /** Everything, not only what fits thirty lines. */
  readonly all: boolean;
}

export type Paint = 'good' | 'bad' | 'warn' | 'quiet' | 'strong';

const codes: Readonly<Record<Paint, string>> = {
  good: '32',
  bad: '31',
  warn: '33',
  quiet: '2',
  strong: '1',
};

/** Text in colour where the terminal has it; colour only repeats what the words say. */
export function paint(text: string, as: Paint, { colour }: TerminalStyle): string {
  return colour ? `\u001B[${codes[as]}m${text}\u001B[0m` : text;
}

const symbols = {
  healthy: ['✓', '+'],
  blocked: ['✗', 'x'],
  degraded: ['!', '!'],
  unknown: ['?', '?'],
  passed: ['✓', '+'],
  died: ['✗', 'x'],
  notReached: ['·', '.'],
  notTried: ['·', '.'],
  flawed: ['!', '!'],
  told: ['·', '.'],
} as const;

export function symbol(of: keyof typeof symbols, { ascii }: TerminalStyle): string {
  return symbols[of][ascii ? 1 : 0];
}

/** Replaces what a terminal without Unicode cannot show. */
export function inAscii(text: string, { ascii }: TerminalStyle): string {
  if (!ascii) return text;
  const plain = text
    .replace(/[·•]/g, '-')
    .replaceAll('…', '...')
    .replaceAll('→', '->')
    .replaceAll('▶', '>')
    .replaceAll('✗', 'x')
    .replaceAll('✓', '+')
    .replace(/[–─]/g, '-')
    .replaceAll('—', '-')
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'");
  return Array.from(plain, (c) => (c < '\u007F' ? c : '?')).join('');
}
