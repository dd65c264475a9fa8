import type { NamedCode } from '../../codes/code-row.ts';
import { tlsAlerts } from '../../codes/families/tls-alerts.ts';
import { linesOf } from '../text-file.ts';
import { logPhrases } from '../../codes/log-phrases.ts';
import type { LogPhrase } from '../../codes/log-phrase.ts';
import { logPrograms, type LogProgram } from './log-programs.ts';
import { nothing, type Attempt, type Form } from './piece.ts';

/** Logs of clients, servers and proxies other than Windows': one attempt per program, that of its newest run, its first error and how far it came. */
export const programLogs: Form = {
  name: 'logs',
  take(text) {
    const byProgram = new Map<LogProgram, Reading>();
    const rest: string[] = [];
    const judge = judging();
    for (const whole of linesOf(text)) {
      const line = whole.slice(0, LONGEST_LINE);
      const judged = judge(line);
      if (!judged) {
        rest.push(whole);
        continue;
      }
      const run = judged.program.side === 'client' ? processOf(line) : undefined;
      const before = byProgram.get(judged.program);
      // Who tried again and pastes both runs asks about the newer one.
      const reading = before?.goesOn(run) === true ? before : new Reading(judged.program, run);
      byProgram.set(judged.program, reading);
      reading.add(judged, line);
    }
    if (byProgram.size === 0) return nothing(text);
    const attempts = [...byProgram.values()].map((reading) => reading.attempt());
    return { pieces: attempts.map((attempt) => ({ kind: 'attempt', attempt })), rest: rest.join('\n') };
  },
};

interface JudgedLine {
  readonly program: LogProgram;
  readonly phrase: LogPhrase | undefined;
  readonly state: LogPhrase | undefined;
}

/** Judges lines; a log says the same things again and again, with other times and ports, so what was judged is kept. */
function judging(): (line: string) => JudgedLine | undefined {
  const kept = new Map<string, JudgedLine | undefined>();
  return (line) => {
    const shape = line.replace(/\d{1,2}:\d{2}:\d{2}|\d{4,}/g, '0000');
    if (kept.has(shape)) return kept.get(shape);
    const judged = judgeLine(line);
    if (kept.size < MOST_SHAPES) kept.set(shape, judged);
    return judged;
  };
}

function judgeLine(line: string): JudgedLine | undefined {
  const program = logPrograms.find((candidate) => candidate.line.test(line));
  if (!program) return undefined;
  const phrase = logPhrases.find(
    ({ words, of }) => (of === undefined || of.includes(program.id)) && words.test(line),
  );
  const state = logPhrases.find((candidate) => candidate.state === true && candidate.words.test(line));
  return { program, phrase: phrase?.state === true ? undefined : phrase, state };
}

class Reading {
  readonly #program: LogProgram;
  #run: string | undefined;
  #error: LogPhrase | undefined;
  #state: LogPhrase | undefined;
  #asksFirst = false;
  readonly #codes: NamedCode[] = [];

  constructor(program: LogProgram, run: string | undefined) {
    this.#program = program;
    this.#run = run;
  }

  /** Whether a line of this process belongs to the run; a line without a number belongs to any. */
  goesOn(run: string | undefined): boolean {
    this.#run ??= run;
    return run === undefined || run === this.#run;
  }

  add({ phrase, state }: JudgedLine, line: string): void {
    if (this.#error?.glance === true && ARRIVES.test(line)) this.#error = undefined;
    this.#asksFirst ||= ASKS_FIRST.test(line);
    const isOfOtherWay = this.#asksFirst && phrase !== undefined && ofDirectWay.has(phrase.id ?? '');
    if (
      phrase &&
      !isOfOtherWay &&
      (this.#error === undefined || (this.#error.vague === true && phrase.vague !== true))
    )
      this.#error = phrase;
    this.#state = state ?? this.#state;
    if (this.#codes.length < MOST_CODES && /_[A-Z]|alert|error|returned/i.test(line))
      for (const code of codesIn(line)) this.#codes.push(code);
  }

  attempt(): Attempt {
    const error = this.#error;
    const codes = distinct([...this.#codes, ...(error?.codes ?? [])]).slice(0, 6);
    return {
      program: this.#program.name,
      ...(error ? { error: error.says } : {}),
      ...(error?.id === undefined ? {} : { phrase: error.id }),
      ...(this.#state ? { state: this.#state.says } : {}),
      ...(this.#state?.phase === undefined ? {} : { reached: this.#state.phase }),
      side: this.#program.side,
      codes,
      ...(error?.next === undefined ? {} : { next: error.next }),
    };
  }
}

/** A server's line of somebody who comes. */
const ARRIVES = /connection (?:accepted|received)|New client connected/i;

/** FreeRDP tries the way without the gateway first; that this one fails is why there is a gateway. */
const ASKS_FIRST = /Detecting if host can be reached locally/;
const ofDirectWay: ReadonlySet<string> = new Set([
  'unresolved-name',
  'refused-port',
  'no-route',
  'timed-out',
]);

/** The number of the process that wrote a line, as FreeRDP has it behind the time: "[12:34:56:789] [4711:00001267]". */
function processOf(line: string): string | undefined {
  return /^\[[\d:.]{8,15}\] ?\[(\d{1,10}):/.exec(line)?.[1];
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
  const numbered = /alert number (\d{1,3})\b/i.exec(line)?.[1];
  if (numbered !== undefined) return [{ family: 'tlsAlert', value: Number(numbered) }];
  const told = line.slice(Math.max(0, line.indexOf('remote error: ')));
  const ofGo = goAlerts.find(([words]) => told.includes(words));
  if (ofGo) return [{ family: 'tlsAlert', value: ofGo[1] }];
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

/** Alerts in the words of Go's TLS library, for "remote error: tls: …". */
const goAlerts: readonly (readonly [string, number])[] = [
  ['tls: handshake failure', 40],
  ['tls: bad certificate', 42],
  ['tls: unknown certificate authority', 48],
  ['tls: access denied', 49],
  ['tls: protocol version not supported', 70],
  ['tls: insufficient security level', 71],
  ['tls: internal error', 80],
  ['tls: unrecognized name', 112],
  ['tls: certificate required', 116],
];

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
const MOST_CODES = 40;
const MOST_SHAPES = 4_000;
