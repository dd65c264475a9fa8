import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { JudgedCase } from '../work/judge.ts';
import { busy, desk, facets, reading, shown, view, type Reading, type Shown } from './desk.ts';
import { filesBelow } from './folder/files-below.ts';
import type { Given } from './folder/given.ts';
import { checkLive, hasServer } from './live-check.ts';
import { may, session, signInFirst } from './session.ts';
import { mayBeHost, understand } from './understand.ts';
import { Cancelled } from './worker-calls.ts';

let stopChecking: (() => void) | undefined;
let stopLooking: (() => void) | undefined;

/** Does what the one field asks for. */
export async function ask(typed: string): Promise<void> {
  const asked = understand(typed);
  if (asked.is === 'nothing') return;
  stop();
  if (asked.is === 'host') return checkHost(asked.target);
  busy.value = { is: 'explaining' };
  await showing(async () => {
    const told = await desk.ask('explain', { text: asked.text });
    const isHost = !told.answer.known && told.cases.length === 0 && mayBeHost(asked.text);
    if (isHost) checkHost(asked.text);
    return isHost ? undefined : told;
  });
}

/** Reads and judges files and folders that were dropped, pasted or chosen. */
export async function readGiven(given: readonly Given[]): Promise<void> {
  if (given.length === 0) return;
  stop();
  reading.end();
  facets.value = undefined;
  const names = given.map(({ path }) => path);
  const wanted = new AbortController();
  stopLooking = () => wanted.abort();
  busy.value = { is: 'reading', names };
  const step = (now: Omit<Reading, 'is' | 'names'>) => {
    if (!wanted.signal.aborted && busy.value?.is === 'reading') busy.value = { is: 'reading', names, ...now };
  };
  await showing(async () => {
    const tell = nowAndThen((found: number) => step({ found }));
    const { files, notes } = await filesBelow(given, { signal: wanted.signal, tell });
    const told = await reading.ask('read', { files }, (progress) => step({ progress }));
    return { ...told, notes: [...notes, ...told.notes] };
  });
}

/** Judges a case once more with an answer of the person; the others stay as they are. */
export async function answerQuestion(old: JudgedCase, told: FactTypes['reportedContext']): Promise<void> {
  const next = await desk.ask('answered', { file: old.file, told });
  const now = shown.value;
  if (now === undefined) return;
  shown.value = { ...now, cases: now.cases.map((each) => (each === old ? next : each)) };
}

/** Ends what is going on; what was shown before is gone already. */
export function stop(): void {
  stopChecking?.();
  stopChecking = undefined;
  stopLooking?.();
  stopLooking = undefined;
  if (busy.value?.is === 'reading') reading.end();
  busy.value = undefined;
}

/** Stops, and leads back to the field. */
export function giveUp(): void {
  stop();
  if (shown.value === undefined) view.value = 'start';
}

function checkHost(target: string): void {
  if (session.value === 'nobody') return signInFirst();
  const who = session.value;
  if (typeof who === 'object' && !may('operator')) {
    busy.value = undefined;
    const problem = `Looking at a host needs the role operator; yours is ${who.role}.`;
    shown.value = { ...nothing, problem };
    return undefined;
  }
  view.value = 'cases';
  if (!hasServer()) {
    busy.value = undefined;
    shown.value = { ...nothing, withoutServer: target };
    return;
  }
  shown.value = undefined;
  busy.value = { is: 'checking', target, rows: [] };
  const fail = (problem: string) => {
    if (busy.value?.is !== 'checking') return;
    busy.value = undefined;
    shown.value = { ...nothing, problem };
  };
  stopChecking = checkLive(target, {
    phase: (json) => void showPhase(json, target),
    done: (json) => void openCase(json, fail),
    failed: fail,
  });
}

async function showPhase(json: string, target: string): Promise<void> {
  const row = await desk.ask('phase', { json });
  const now = busy.value;
  if ('problem' in row || now?.is !== 'checking' || now.target !== target) return;
  const others = now.rows.filter(({ phase }) => phase !== row.phase);
  busy.value = { ...now, rows: [...others, row] };
}

async function openCase(json: string, fail: (why: string) => void): Promise<void> {
  const opened = await desk.ask('open', { json });
  if (busy.value?.is !== 'checking') return;
  if ('problem' in opened) {
    fail(`The server sent a case that is not understood: ${opened.problem}.`);
    return;
  }
  busy.value = undefined;
  shown.value = { ...nothing, cases: [opened] };
}

/** Shows what comes out, or why nothing does; nothing at all where the person changed their mind. */
async function showing(work: () => Promise<Shown | undefined>): Promise<void> {
  view.value = 'cases';
  shown.value = undefined;
  const mine = busy.value?.is;
  try {
    const told = await work();
    if (told === undefined) return;
    shown.value = told;
  } catch (error) {
    if (error instanceof Cancelled) return;
    shown.value = { ...nothing, problem: error instanceof Error ? error.message : String(error) };
  }
  if (busy.value?.is === mine) busy.value = undefined;
}

const nothing: Shown = { cases: [], notes: [], logs: 0 };

/** Passes on a few of what is told each second. */
function nowAndThen<T>(tell: (told: T) => void): (told: T) => void {
  let last = 0;
  return (told) => {
    if (performance.now() - last < TELL_MS) return;
    last = performance.now();
    tell(told);
  };
}

const TELL_MS = 80;
