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
}

/** Puts a notice into words: "srv07's certificate ends 2027-01-12, and the renewal that was due by 2026-12-20 did not happen." */
export function noticeWords(notice: Notice): NoticeWords {
  const { kind, evidence, assumed } = notice;
  const about: About = {
    host: harmless(notice.host),
    place: harmless(notice.vantage ?? 'here'),
    dueAt: notice.dueAt ?? '',
    has: (name) => evidence[name] !== undefined,
    text: (name) => harmless(String(evidence[name] ?? '')),
    number: (name) => Number(evidence[name] ?? Number.NaN),
  };
  const { headline, proof, firstStep } = wordings[kind](about);
  return { headline, proof: [...proof, ...assumed.map(assumptionWords)], firstStep };
}

const wordings: Readonly<Record<NoticeKind, Wording>> = { ...certificateNotices, ...behaviourNotices };
