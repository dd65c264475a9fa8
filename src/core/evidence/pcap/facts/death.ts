import type { Coded } from '../../../facts/coded.ts';
import type { FactTypes } from '../../../facts/vocabulary.ts';
import type { Dialogue } from '../stories/dialogue.ts';
import type { SessionStory } from '../stories/session-story.ts';
import type { Story } from '../stories/story.ts';
import type { SeenAlert } from '../tls/tls-session.ts';

type Attempt = FactTypes['connectionAttempts'][number];
type Ending = Attempt['ending'];

/** How far a connection came and how it ended; `open` where the capture ends first. */
export type Fate =
  | {
      readonly is: 'ended';
      readonly reached: Attempt['reached'];
      readonly ending: Ending;
      readonly dead: boolean;
    }
  | { readonly is: 'open'; readonly reached: Attempt['reached']; readonly why: OpenReason };

/** Why it is not known how a connection ended. */
export type OpenReason = Coded<'captureEnds' | 'proxyRefused' | 'nothingInsideGateway'>;

/** Silence shorter than this may be a slow server or an impatient person; longer, nobody waits for more. */
const SILENCE_MS = 5_000;

interface End {
  readonly at: number;
  readonly side: 'client' | 'server' | 'path';
  readonly by: 'fin' | 'rst' | 'alert' | 'icmp';
  readonly alert?: number;
}

/** Judges how the connection ended. `endedAt` is the end of the capture. */
export function fateOf(dialogue: Dialogue, story: Story, endedAt: number): Fate {
  const { connection, heard } = dialogue;
  const after = story.sent.at(-1) ?? beforeTheFirst(dialogue);
  const reached = reachedBy(dialogue, story);
  const ended = (by: Ending['by'], at: number, side?: End['side'], alert?: number): Fate => ({
    is: 'ended',
    reached,
    dead: by !== 'us' || clientGaveUp(reached, story),
    ending: {
      by,
      after: after.message,
      ms: tenths(Math.max(0, at - after.at)),
      bytes: heard.total,
      ...(alert !== undefined && { alert }),
      ...(side && { side }),
    },
  });
  const answer = story.answer;
  if (answer?.outcome === 'refused') return ended('refusal', story.answerAt ?? after.at, 'server');
  if (answer?.outcome === 'malformed') return ended('nonsense', story.answerAt ?? after.at, 'server');
  const refusedAt = refusalAfterTls(story);
  if (refusedAt !== undefined) return ended('refusal', refusedAt, 'server');
  const last = Math.max(connection.endedAt, endedAt);
  const end = firstEnd(dialogue, story);
  const since = silentSince(dialogue, story, after.at);
  const gaveUp = end === undefined || end.side === 'client';
  if (gaveUp && since !== undefined && (end?.at ?? last) - since >= SILENCE_MS) {
    return ended('silence', end?.at ?? last, isUnacknowledged(dialogue) ? 'path' : 'server');
  }
  if (end === undefined) return { is: 'open', reached, why: { code: 'captureEnds' } };
  return ended(end.side === 'client' ? 'us' : end.by, end.at, end.side, end.alert);
}

/** When the server said no inside the encrypted connection, where that could be read. */
function refusalAfterTls({ signIn, session }: Story): number | undefined {
  const denied = signIn?.earlyUserAuth !== undefined && signIn.earlyUserAuth !== 0;
  if (signIn?.errorCode !== undefined || denied) return signIn?.answeredAt;
  return session === undefined || endedByUser(session) ? undefined : session.refusedAt;
}

/** A running session whose user disconnected or signed out, which ends as sessions do. */
export function endedByUser({ reached, errorInfo }: SessionStory): boolean {
  return reached === 'connected' && USER_ENDED.has(errorInfo ?? 0);
}

/** [MS-RDPBCGR] 2.2.5.1.1: none, ERRINFO_RPC_INITIATED_DISCONNECT_BYUSER, ERRINFO_LOGOFF_BY_USER. */
const USER_ENDED: ReadonlySet<number> = new Set([0, 0x0b, 0x0c]);

/** From when the client waited for an answer, or for the rest of one; undefined where it had its answer. */
function silentSince(dialogue: Dialogue, story: Story, sentAt: number): number | undefined {
  if (isEstablished(story, dialogue)) return undefined;
  const { serverSide } = dialogue;
  const heardAt = serverSide.lastDataAt ?? serverSide.synAt ?? -1;
  if (heardAt < sentAt) return sentAt;
  const { tls } = story;
  const cutShort = tls !== undefined && tls.answer.outcome === 'timedOut';
  return cutShort || isUnacknowledged(dialogue) ? heardAt : undefined;
}

/** Whether the server sent large packets again and again and the client never acknowledged them: a capture near the server. */
export function isUnacknowledged({ clientSide, serverSide }: Dialogue): boolean {
  return serverSide.largeRetransmissions >= 2 && ((serverSide.highest - clientSide.lastAck) | 0) > 0;
}

/** What came before the first RDP message: the SYN, or the handshake of TCP. */
function beforeTheFirst({ connection, clientSide, serverSide }: Dialogue): {
  readonly message: Ending['after'];
  readonly at: number;
} {
  if (serverSide.synAt === undefined && serverSide.packets === 0) {
    return { message: 'syn', at: clientSide.synAt ?? connection.startedAt };
  }
  if (connection.openedAt === undefined && serverSide.rstAt !== undefined) {
    return { message: 'syn', at: clientSide.synAt ?? connection.startedAt };
  }
  return { message: 'nothing', at: connection.openedAt ?? connection.startedAt };
}

/** The earliest of the events that end a connection; an alert before the FIN that follows it. */
function firstEnd({ connection, clientSide, serverSide }: Dialogue, story: Story): End | undefined {
  const ends: End[] = (story.opened?.alerts ?? story.tls?.alerts ?? []).filter(isFinal).map(alertEnd);
  if (clientSide.finAt !== undefined) ends.push({ at: clientSide.finAt, side: 'client', by: 'fin' });
  if (clientSide.rstAt !== undefined) ends.push({ at: clientSide.rstAt, side: 'client', by: 'rst' });
  if (serverSide.finAt !== undefined) ends.push({ at: serverSide.finAt, side: 'server', by: 'fin' });
  if (serverSide.rstAt !== undefined) ends.push({ at: serverSide.rstAt, side: 'server', by: 'rst' });
  if (connection.openedAt === undefined) {
    const notice = connection.notices.find(({ kind }) => kind === 'unreachable' || kind === 'prohibited');
    if (notice !== undefined) ends.push({ at: notice.at, side: 'path', by: 'icmp' });
  }
  return ends.reduce<End | undefined>((first, end) => (first && first.at <= end.at ? first : end), undefined);
}

/** Warnings do not end a connection, except the one that says goodbye. */
function isFinal({ alert, fatal }: SeenAlert): boolean {
  return fatal !== false || alert === 0;
}

function alertEnd({ at, by, alert }: SeenAlert): End {
  if (alert === 0) return { at, side: by, by: 'fin' };
  return { at, side: by, by: 'alert', ...(alert !== undefined && { alert }) };
}

/** The phase in which the connection was when it ended. */
function reachedBy(dialogue: Dialogue, story: Story): Attempt['reached'] {
  const { connection, serverSide } = dialogue;
  if (connection.openedAt === undefined && serverSide.stream.length === 0) return 'connection';
  if (story.answer?.outcome !== 'accepted' && story.tls === undefined) return 'negotiation';
  const { tls } = story;
  const standard = story.answer?.outcome === 'accepted' && story.answer.protocol === 'rdp';
  if (!standard && tls?.completedAt === undefined) {
    const flightSeen =
      tls?.answer.outcome === 'serverHello' && !tls.answer.retry && !isUnacknowledged(dialogue);
    return flightSeen && firstEnd(dialogue, story)?.side === 'client' ? 'certificate' : 'encryption';
  }
  if (isEstablished(story, dialogue)) return 'session';
  const { session } = story;
  if (session === undefined) return hasSent(story, 'mcsConnect') ? 'session' : 'signIn';
  if (session.reached === 'license' || session.licenseError !== undefined) return 'license';
  return session.reached === 'nothing' && !hasSent(story, 'mcsConnect') ? 'signIn' : 'session';
}

/** Whether desktop data flowed: activation was seen, or so much came after sign-in that it can be nothing else. */
export function isEstablished(story: Story, { heard }: Pick<Dialogue, 'heard'>): boolean {
  if (story.session?.reached === 'connected') return true;
  if (story.opened !== undefined) return false;
  const begun = hasSent(story, 'mcsConnect') || (story.answer === undefined && story.tls === undefined);
  return begun && heard.total >= ESTABLISHED_BYTES;
}

/** The start of a session, licensing and capabilities included, takes some 2 to 4 KB from the server. */
const ESTABLISHED_BYTES = 20_000;

/** A client that leaves in the handshake or after its credentials did not get what it wanted; before, it may have only looked. */
function clientGaveUp(reached: Attempt['reached'], story: Story): boolean {
  const { answer } = story;
  if (reached === 'signIn') return hasSent(story, 'credsspAuthenticate');
  return (
    reached === 'certificate' ||
    reached === 'encryption' ||
    (reached === 'negotiation' && answer !== undefined)
  );
}

function hasSent(story: Story, message: string): boolean {
  return story.sent.some((sent) => sent.message === message);
}

/** Milliseconds to a tenth. */
export function tenths(ms: number): number {
  return Math.round(ms * 10) / 10;
}
