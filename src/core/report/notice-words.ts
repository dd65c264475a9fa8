import { harmless } from '../bytes/harmless.ts';
import type { Notice, NoticeKind } from '../fleet/notice.ts';
import { assumptionWords } from './assumption-words.ts';
import { behaviourNotices } from './behaviour-notice-words.ts';
import { certificateNotices } from './certificate-notice-words.ts';

/** A notice for people: one sentence of what is, what proves it, and what to do first. */
export interface NoticeWords {
  readonly headline: string;
  readonly proof: readonly string[];
  readonly firstStep: string;
}

/** What a kind of notice says; values from outside are harmless already. */
export type Wording = (about: About) => NoticeWords;

/** The host, and each value of the evidence: as text, and as a number. */
export interface About {
  readonly host: string;
  readonly place: string;
  readonly dueAt: string;
  readonly has: (name: string) => boolean;
  readonly text: (name: string) => string;
  readonly number: (name: string) => number;
  /** The title of the finding that a value names; the id where nobody can say more. */
  readonly title: (name: string) => string;
}

/**
 * Puts a notice into words: "srv07's certificate ends 2027-01-12, and the renewal that was due by 2026-12-20 did not happen."
 * Titles of findings are handed in, for a page that does not carry every cause with it.
 */
export function noticeWords(
  notice: Notice,
  titleOf: (id: string) => string | undefined = () => undefined,
): NoticeWords {
  const { kind, evidence, assumed } = notice;
  const text = (name: string) => harmless(String(evidence[name] ?? ''));
  const about: About = {
    host: harmless(notice.host),
    place: harmless(notice.vantage ?? 'here'),
    dueAt: notice.dueAt ?? '',
    has: (name) => evidence[name] !== undefined,
    text,
    title: (name) => titleOf(text(name)) ?? text(name),
    number: (name) => Number(evidence[name] ?? Number.NaN),
  };
  const { headline, proof, firstStep } = wordings[kind](about);
  return { headline, proof: [...proof, ...assumed.map(assumptionWords)], firstStep };
}

const wordings: Readonly<Record<NoticeKind, Wording>> = { ...certificateNotices, ...behaviourNotices };
