import { linesOf } from '../text-file.ts';
import { nothing, type Form, type Piece } from './piece.ts';

/** qwinsta or query session, and query user, in any language: names of sessions and listeners are not translated. */
export const sessionOutputs: Form = {
  name: 'sessions',
  mark: /\sID\s|\bservices\s|\brdp-/,
  take(text) {
    const reading = new SessionReading();
    const rest = linesOf(text).filter((line) => !reading.take(line.slice(0, 200)));
    const piece = reading.piece();
    return piece === undefined ? nothing(text) : { pieces: [piece], rest: rest.join('\n') };
  },
};

class SessionReading {
  #inside = false;
  #rows = 0;
  #active = 0;
  #disconnected = 0;
  #listening = false;
  /** Whether the rows that every whole list of sessions begins with are there. */
  #whole = false;

  take(line: string): boolean {
    if (/^\s*(?:PS )?[A-Za-z]:\\[^>\n]{0,120}>\s*(?:qwinsta|quser|query (?:session|user))/i.test(line)) {
      this.#inside = true;
      return true;
    }
    if (HEADING.test(line)) {
      this.#inside = true;
      return true;
    }
    if (line.trim() === '') return false;
    const row = this.#inside || /^[ >](?:services|rdp-tcp)\s/i.test(line) ? rowOf(line) : undefined;
    if (!row) {
      this.#inside = false;
      return false;
    }
    this.#inside = true;
    this.#count(row);
    return true;
  }

  #count({ name, user, id, state }: Row): void {
    this.#rows += 1;
    if (name === 'services' || name === 'console') this.#whole = true;
    if (id >= FIRST_LISTENER) this.#listening ||= !DOWN.test(state);
    else if (user && name === '') this.#disconnected += 1;
    else if (user) this.#active += 1;
  }

  piece(): Piece | undefined {
    if (this.#rows === 0) return undefined;
    const counted = { active: this.#active, disconnected: this.#disconnected };
    const told = `${this.#active} active and ${this.#disconnected} disconnected sessions`;
    if (this.#listening)
      return output(`qwinsta: the listener is there; ${told}.`, { ...counted, listening: true });
    // query user lists people only.
    if (!this.#whole) return output(`query user: ${told}.`, counted);
    return output(
      `qwinsta: no listener (rdp-tcp) is in the list, so nobody can connect, whatever the firewall says; ${told}.`,
      { ...counted, listening: false },
      'On the host: fDenyTSConnections, the certificate and key of RDP-Tcp, and System events of TermService; rdpdoctor collector reads them',
    );
  }
}

interface Row {
  /** Empty for a session that nobody is connected to. */
  readonly name: string;
  readonly user: boolean;
  readonly id: number;
  readonly state: string;
}

/** Words up to the first number are a session's name, a user, or both; then come the number and the state. */
function rowOf(line: string): Row | undefined {
  const words = line.replace(/^[ >]/, '').trim().split(/\s+/);
  const at = words.findIndex((word) => /^\d{1,6}$/.test(word));
  if (at < 0 || at > 4 || words[at + 1] === undefined) return undefined;
  const before = words.slice(0, at);
  const nameAt = before.findIndex((word) => NAME.test(word));
  return {
    name: (before[nameAt] ?? '').toLowerCase(),
    user: before.length > (nameAt < 0 ? 0 : 1),
    id: Number(words[at]),
    state: words[at + 1] ?? '',
  };
}

function output(
  says: string,
  value: { readonly active: number; readonly disconnected: number; readonly listening?: boolean },
  next?: string,
): Piece {
  const facts = [{ name: 'sessions' as const, value }];
  return { kind: 'output', tool: 'qwinsta', says, codes: [], facts, ...(next === undefined ? {} : { next }) };
}

/** Session names as Windows gives them; listeners and connections of other makers have the same form. */
const NAME = /^(?:services|console|(?:rdp|ica|[a-z]{2,8})-[\w-]{1,20}(?:#\d{1,6})?)$/i;
/** The heading in any language: no small letters and no digits, and ID between its words. */
const HEADING = /^[^\p{Ll}\d]{6,80}\sID\s[^\p{Ll}\d]{3,80}$/u;
/** A listener that is there and takes nothing. */
const DOWN = /^(?:Down|Init|Inact|Inakt)/i;
/** Listeners are numbered from 65536 on. */
const FIRST_LISTENER = 65_536;
