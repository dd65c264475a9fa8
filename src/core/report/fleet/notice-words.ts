import { harmless } from '../../bytes/harmless.ts';
import type { Notice, NoticeKind } from '../../fleet/notice.ts';
import { assumptionWords } from './assumption-words.ts';
import { behaviourNotices } from './behaviour-notice-words.ts';
import { certificateNotices } from './certificate-notice-words.ts';
import type { NoticeWords, Wording, About } from './notice-wording.ts';

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
