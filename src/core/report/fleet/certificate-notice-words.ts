import { dayOf, daysWords, minuteOf } from '../../facts/time.ts';
import type { NoticeKind } from '../../fleet/notice.ts';
import { hashWords } from '../words/certificate-words.ts';
import type { About, Wording } from './notice-wording.ts';

/** Notices of certificates and cryptography, by kind. */
export const certificateNotices = {
  renewalMissed: (about) => ({
    headline: `${about.host}'s certificate ends ${dayOf(about.text('notAfter'))}, and the renewal that was due by ${dayOf(about.text('dueBy'))} did not happen.`,
    proof: [
      ...(about.has('usualDays')
        ? [`its like are usually renewed ${daysWords(about.number('usualDays'))} before the end`]
        : []),
      `still shown at ${minuteOf(about.text('seenAt'))}${unseen(about)}`,
      ...certificateProof(about),
    ],
    firstStep: renewalStep(about),
  }),

  certificateEnds: (about) => {
    const [end, left] = [dayOf(about.text('notAfter')), about.number('daysLeft')];
    const isUnseen = left < 0 && about.text('seenAt') < about.text('notAfter');
    const ended = isUnseen
      ? `The certificate that ${about.host} showed last ended on ${end}, and nobody has seen another since`
      : `${about.host}'s certificate ended on ${end} and was not renewed`;
    const ends = left < 0 ? ended : `${about.host}'s certificate ends on ${end}, in ${daysWords(left)}`;
    return {
      headline: `${ends}${left < 0 ? '' : (renewals[about.text('renewal')] ?? '')}.`,
      proof: [`shown at ${minuteOf(about.text('seenAt'))}`, ...certificateProof(about)],
      firstStep: renewalStep(about),
    };
  },

  certificateChanged: (about) => {
    const changed = changes[about.text('reason')];
    return {
      headline: `${about.host} ${changed?.says ?? 'shows another certificate'} since ${dayOf(about.text('at'))}.`,
      proof: [
        `before: ${about.text('issuerBefore')}, until ${dayOf(about.text('endedBefore'))}, SHA-256 ${about.text('before')}`,
        `now: ${about.text('issuerAfter')}, until ${dayOf(about.text('notAfter'))}, SHA-256 ${about.text('after')}`,
      ],
      firstStep: changed?.step ?? `Ask who changed it; rdpdoctor check ${about.host} shows it.`,
    };
  },

  certificateShared: (about) => ({
    headline: `${about.host} and ${about.text('with')} show the same certificate that Windows made for itself: they were cloned, and share its private key.`,
    proof: [
      `${about.number('computers')} computers show it; this one calls itself ${about.text('computer')}`,
      `SHA-256 ${about.text('sha256')}`,
    ],
    firstStep: `Let Windows make a new one on all but one: rdpdoctor fix ${about.host} plans it.`,
  }),

  weakCryptography: (about) => ({
    headline: `${about.host} ${weak(about)}; newer clients and stricter policies refuse that.`,
    proof: about.has('sha256') ? [`certificate SHA-256 ${about.text('sha256')}`] : [],
    firstStep: `See which clients still connect: rdpdoctor check ${about.host} --deep`,
  }),
} satisfies Readonly<Partial<Record<NoticeKind, Wording>>>;

function certificateProof(about: About): readonly string[] {
  return [
    `${about.text('subject')}, issued by ${about.text('madeByWindows') === 'true' ? 'Windows itself' : about.text('issuer')}`,
    `SHA-256 ${about.text('sha256')}`,
  ];
}

function renewalStep({ host, text }: About): string {
  return text('madeByWindows') === 'true'
    ? `Restart Remote Desktop Services on ${host} when nobody works there, then see whether it made a new one: rdpdoctor check ${host}`
    : `Look whether a newer one lies in the computer's certificate store of ${host}: then bind it (rdpdoctor bind) or restart Remote Desktop Services. Otherwise renew it, and find out what no longer does: rdpdoctor check ${host}`;
}

/** A listener may show the old one until its service starts. */
function unseen({ text }: About): string {
  return text('madeByWindows') === 'true'
    ? ''
    : '; whether a newer one waits in its store for a restart of the service cannot be seen from outside';
}

function weak({ text }: About): string {
  switch (text('code')) {
    case 'oldTls':
      return `chooses ${text('value')}`;
    case 'shortKey':
      return `has a certificate with a key of ${text('value')} bits`;
    default:
      return `has a certificate signed with ${hashWords(text('value'))}`;
  }
}

const renewals: Readonly<Record<string, string>> = {
  notKnown: '; nothing is known to renew it',
  irregular: '; it is renewed at no fixed time',
  regular: '; something renews it by habit',
  byWindows: '; Windows should replace it when its service starts',
};

const changes: Readonly<Record<string, { readonly says: string; readonly step?: string }>> = {
  bindingLost: {
    says: 'shows the certificate of Windows instead of the one that was bound',
    step: 'Bind the right one again: rdpdoctor bind. A renewal that was not bound leaves this behind.',
  },
  bound: { says: 'shows a certificate of an authority instead of the one of Windows' },
  otherIssuer: {
    says: 'shows a certificate of another issuer',
    step: 'Make sure that it is yours: compare the thumbprint on the server itself. Something on the way may show its own.',
  },
  older: {
    says: 'shows an older certificate again',
    step: 'Find out whether it was restored from a backup.',
  },
  early: {
    says: 'shows a new certificate long before one was due',
    step: 'Find out whether it was set up anew, or somebody deleted the old one.',
  },
  byTurns: {
    says: 'shows two certificates by turns: several machines answer for it',
    step: 'Check each address of the name by itself.',
  },
};
