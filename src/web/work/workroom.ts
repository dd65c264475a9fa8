import { readCaseFile } from '../../core/facts/case-file.ts';
import { factSchemas } from '../../core/facts/vocabulary.ts';
import type { ByteSource } from '../../core/evidence/reader.ts';
import { spokenPhase } from '../../core/report/words/phase-words.ts';
import { buildScript, type ScriptTexts } from '../../core/remedy/script.ts';
import { harmlessly } from '../sheet/harmlessly.ts';
import { casesOfFiles, type FileCases } from './diagnose-files.ts';
import { EventTable } from './events/event-table.ts';
import { exportEvents } from './events/export-events.ts';
import { facetsOf, histogramOf, rowsAt } from './events/event-page.ts';
import { answerOf, casesOfText } from './explain.ts';
import { fileSource, isReadable } from './file-source.ts';
import { answered, judge, newPlanName, replanned } from './judge.ts';
import { logsAmong } from './logs.ts';
import type { Chosen, Judgements, NamedFile, Progress, Request, Work } from './messages.ts';
import { sharedText } from './share.ts';

/** Does what the page asks for; keeps the files it was given, and the table of their records once somebody wants it. */
export class Workroom {
  readonly #texts: ScriptTexts;
  readonly #version: string;
  #files: readonly NamedFile[] = [];
  #table: EventTable | undefined;
  #chosen: Uint32Array = new Uint32Array(0);

  constructor(texts: ScriptTexts, version: string) {
    this.#texts = texts;
    this.#version = version;
  }

  /** The answer to one request. */
  async take(request: Request, tell: (progress: Progress) => void): Promise<Work[Request['name']]['answer']> {
    switch (request.name) {
      case 'read':
        return this.#read(request.ask.files, tell);
      case 'explain':
        return this.#explain(request.ask.text);
      case 'open':
        return this.#open(request.ask.json);
      case 'answered':
        return this.#judged(answered(request.ask.file, request.ask.told, now()));
      case 'phase':
        return spoken(request.ask.json);
      case 'share':
        return sharedText(request.ask.file, { ...request.ask, version: this.#version });
      case 'plan':
        return replanned(request.ask.file, newPlanName(now()), request.ask.acceptedRisks);
      case 'script':
        return buildScript(request.ask.plan, this.#texts);
      case 'index':
        return this.#index(tell);
      case 'choose':
        return this.#choose(request.ask.query);
      case 'rows':
        return rowsAt(this.#events(), this.#chosen, request.ask.from, request.ask.count);
      case 'export':
        return new Blob([...(await politely(exportEvents(this.#events(), this.#chosen, request.ask.form)))]);
    }
  }

  async #read(files: readonly NamedFile[], tell: (progress: Progress) => void): Promise<Judgements> {
    const readable = files.filter(isReadable);
    this.#files = readable;
    this.#table = undefined;
    const sources = watched(readable, tell);
    const { cases, notes } = await casesOfFiles(sources, now());
    const closed = files.filter((file) => !readable.includes(file)).map(({ path }) => `${path}: ${CLOSED}`);
    return { ...this.#judgements({ cases, notes: [...closed, ...notes] }), logs: logsAmong(sources).length };
  }

  async #explain(text: string): Promise<Work['explain']['answer']> {
    const read = await casesOfText(text, now());
    return { ...this.#judgements(read), answer: answerOf(text) };
  }

  #open(json: string): Work['open']['answer'] {
    const file = readCaseFile(json);
    return 'problem' in file ? file : this.#judged(file);
  }

  #judgements({ cases, notes }: FileCases): Judgements {
    return { cases: cases.map((file) => this.#judged(file)), notes: notes.map(harmlessly), logs: 0 };
  }

  #judged(file: Parameters<typeof judge>[0]) {
    return judge(file, newPlanName(now()), this.#version);
  }

  async #index(tell: (progress: Progress) => void): Promise<Work['index']['answer']> {
    if (this.#table === undefined) {
      const table = new EventTable(logsAmong(watched(this.#files, tell)));
      await politely(table.build());
      this.#table = table;
    }
    return facetsOf(this.#table);
  }

  async #choose(query: Work['choose']['ask']['query']): Promise<Chosen> {
    const table = this.#events();
    const chosen = await politely(table.choose(query));
    this.#chosen = chosen;
    return { count: chosen.length, histogram: histogramOf(table, chosen) };
  }

  #events(): EventTable {
    if (this.#table === undefined) throw new Error('the records have not been looked at yet');
    return this.#table;
  }
}

/** Runs long work to its end, with a turn for others now and then. */
async function politely<T>(work: Generator<void, T>): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < TURN_MS) continue;
    await turn();
    since = performance.now();
  }
}

function turn(): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, 0);
  });
}

/** Files as sources that tell how far they have been read, some times a second. */
function watched(files: readonly NamedFile[], tell: (progress: Progress) => void): readonly ByteSource[] {
  const of = files.reduce((sum, { file }) => sum + file.size, 0);
  let done = 0;
  let last = 0;
  return files.map((named) =>
    fileSource(named, (bytes) => {
      done = Math.min(of, done + bytes);
      if (performance.now() - last < TELL_MS) return;
      last = performance.now();
      tell({ done, of, file: harmlessly(named.path) });
    }),
  );
}

function spoken(json: string): Work['phase']['answer'] {
  const line = factSchemas.phases.element.safeParse(parsed(json));
  return line.success ? harmlessly(spokenPhase(line.data)) : { problem: 'a phase that is not understood' };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function now(): string {
  return new Date().toISOString();
}

const CLOSED = 'the browser cannot read it; if it was moved, choose it again';
const TURN_MS = 40;
const TELL_MS = 80;
