import { tlsAlerts } from '../../codes/tls-alerts.ts';
import { linesOf } from '../text-file.ts';
import { logPhrases, type LogPhrase } from './log-phrases.ts';
import { logPrograms, type LogProgram } from './log-programs.ts';
import { nothing, type Attempt, type Form, type NamedCode } from './piece.ts';

/** Logs of clients, servers and proxies other than Windows': one attempt per program, its first error and how far it came. */
export const programLogs: Form = {
  name: 'logs',
  take(text) {
    const byProgram = new Map<LogProgram, Reading>();
    const rest: string[] = [];
    for (const whole of linesOf(text)) {
      const line = whole.slice(0, LONGEST_LINE);
      const program = logPrograms.find((candidate) => candidate.line.test(line));
      if (!program) {
        rest.push(whole);
        continue;
      }
      const reading = byProgram.get(program) ?? new Reading(program);
      byProgram.set(program, reading);
      reading.add(line);
    }
    const attempts = [...byProgram.values()].flatMap((reading) => reading.attempt() ?? []);
    if (attempts.length === 0) return nothing(text);
    return { pieces: attempts.map((attempt) => ({ kind: 'attempt', attempt })), rest: rest.join('\n') };
  },
};

class Reading {
  readonly #program: LogProgram;
  #error: LogPhrase | undefined;
  #state: LogPhrase | undefined;
  readonly #codes: NamedCode[] = [];

  constructor(program: LogProgram) {
    this.#program = program;
  }

  add(line: string): void {
    const phrase = logPhrases.find(
      ({ words, of }) => (of === undefined || of.includes(this.#program.id)) && words.test(line),
    );
    if (phrase?.state === true) this.#state = phrase;
    else if (phrase && (this.#error === undefined || (this.#error.vague === true && phrase.vague !== true)))
      this.#error = phrase;
    if (/CONNECTION_STATE_|requested \d+, selected/.test(line)) this.#state = stateIn(line) ?? this.#state;
    for (const code of codesIn(line)) if (this.#codes.length < MOST_CODES) this.#codes.push(code);
  }

  attempt(): Attempt | undefined {
    const error = this.#error;
    const codes = distinct([...this.#codes, ...(error?.codes ?? [])]);
    if (!error && !this.#state && codes.length === 0) return undefined;
    return {
      program: this.#program.name,
      ...(error ? { error: error.says } : {}),
      ...(this.#state ? { state: this.#state.says } : {}),
      codes,
      ...(error?.next === undefined ? {} : { next: error.next }),
    };
  }
}

function stateIn(line: string): LogPhrase | undefined {
  return logPhrases.find(({ words, state }) => state === true && words.test(line));
}

/** The codes a line names: by their symbols, by FreeRDP's numbers, by the names of TLS alerts. */
function codesIn(line: string): readonly NamedCode[] {
  const symbols = [...line.matchAll(/\b(?:ERRCONNECT|ERRINFO|E_PROXY|SEC_E|STATUS)_[A-Z0-9_]{3,60}\b/g)].map(
    ([name]): NamedCode => ({ family: familyOf(name), name }),
  );
  if (symbols.length > 0) return symbols;
  const number =
    /(?:last_error(?:_ex)?|error ?code:?|returned code(?: is)?)\s?\[?(?:0x)?(000[12][0-9a-fA-F]{4}|[12][0-9a-fA-F]{4})\b/i.exec(
      line,
    ) ?? /\[0x(000[12][0-9a-fA-F]{4})\]/.exec(line);
  if (number) return [ofFreerdp(Number.parseInt(number[1] ?? '', 16))];
  const alert = /\balert:? ?(?:number )?\(?([a-z]+(?:[ _][a-z]+){0,3}|[A-Z][A-Za-z]+)/.exec(line)?.[1];
  const row = alert === undefined ? undefined : alertNamed(alert);
  return row?.value === undefined ? [] : [{ family: 'tlsAlert', value: row.value }];
}

function familyOf(symbol: string): NamedCode['family'] {
  if (symbol.startsWith('ERRCONNECT')) return 'freerdpError';
  if (symbol.startsWith('ERRINFO')) return 'errorInfo';
  if (symbol.startsWith('E_PROXY')) return 'gatewayStatus';
  return symbol.startsWith('SEC_E') ? 'hresult' : 'ntStatus';
}

function ofFreerdp(value: number): NamedCode {
  return value >>> 16 === 1
    ? { family: 'errorInfo', value: value & 0xffff }
    : { family: 'freerdpError', value };
}

/** "handshake failure", "HandshakeFailure", "unknown ca": the alert of that name. */
function alertNamed(words: string) {
  const name = words
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(' ', '_');
  return tlsAlerts.find((row) => name.startsWith(row.name) || row.name === name);
}

function distinct(codes: readonly NamedCode[]): readonly NamedCode[] {
  const seen = new Set<string>();
  return codes.filter(({ family, value, name }) => {
    const key = `${family} ${value ?? name}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const LONGEST_LINE = 4_000;
const MOST_CODES = 6;
