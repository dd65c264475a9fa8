import { harmless } from '../bytes/harmless.ts';
import { assumptionWords, type Assumption } from './assumption-words.ts';
import { behaviourNotices } from './behaviour-notice-words.ts';
import { certificateNotices } from './certificate-notice-words.ts';

/** A notice as codes and values. */
export interface NoticeToTell {
  readonly kind: string;
  readonly host: string;
  readonly vantage?: string | undefined;
  readonly dueAt?: string | undefined;
  readonly evidence: Readonly<Record<string, string | number | boolean>>;
  readonly assumed: readonly Assumption[];
}

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
export function noticeWords(notice: NoticeToTell): NoticeWords {
  const { kind, evidence, assumed } = notice;
  const wording = wordings[kind];
  const about: About = {
    host: harmless(notice.host),
    place: harmless(notice.vantage ?? 'here'),
    dueAt: notice.dueAt ?? '',
    has: (name) => evidence[name] !== undefined,
    text: (name) => harmless(String(evidence[name] ?? '')),
    number: (name) => Number(evidence[name] ?? Number.NaN),
  };
  if (wording === undefined)
    return { headline: `${about.host}: ${harmless(kind)}.`, proof: [], firstStep: checkIt(about) };
  const { headline, proof, firstStep } = wording(about);
  return { headline, proof: [...proof, ...assumed.map(assumptionWords)], firstStep };
}

/** The kinds that have words. */
export function hasWords(kind: string): boolean {
  return Object.hasOwn(wordings, kind);
}

function checkIt({ host }: Pick<About, 'host'>): string {
  return `rdpdoctor check ${host}`;
}

const wordings: Readonly<Record<string, Wording>> = { ...certificateNotices, ...behaviourNotices };
