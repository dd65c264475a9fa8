import { dayOf, daysWords, minuteOf } from '../../facts/time.ts';
import type { NoticeKind } from '../../fleet/notice.ts';
import { differenceWords, respectWords } from './difference-words.ts';
import type { About, Wording } from './notice-wording.ts';
import { protocolWords } from '../words/phase-words.ts';
import { buildWords } from '../words/server-words.ts';

/** Notices of how a host answers and behaves, by kind. */
export const behaviourNotices = {
  down: (about) => ({
    headline: `${about.host} has not let anybody in since ${minuteOf(about.text('since'))}: it ${diesWords(about)}.`,
    proof: [
      `${about.number('checks')} checks in a row failed, from ${about.number('vantages') === 1 ? 'one place' : `${about.number('vantages')} places`}`,
      ...(about.has('lead') ? [`what leads: ${about.title('lead')}`] : []),
    ],
    firstStep: `rdpdoctor check ${about.host}`,
  }),

  unreachableFromOne: (about) => ({
    headline: `${about.host} is dead from ${about.place} and well from ${about.text('well')}.`,
    proof: [`from ${about.place} since ${minuteOf(about.text('since'))}: it ${diesWords(about)}`],
    firstStep: `Look at the way from ${about.place} (VPN, routes, firewall), not at the host.`,
  }),

  negotiationWeaker: (about) => {
    const name = about.text('name');
    const [before, after] = [about.text('before'), about.text('after')].map((value) =>
      strengthWords(name, value),
    );
    return {
      headline:
        name === 'nla'
          ? `${about.host} no longer requires NLA: ${after} since ${minuteOf(about.text('since'))}.`
          : `${about.host} is less safe than it was: ${respectWords({ code: name })} was ${before}, is ${after} since ${minuteOf(about.text('since'))}.`,
      proof: [`last seen as ${before} at ${minuteOf(about.text('lastAt'))}`],
      firstStep: `Ask who changed it; rdpdoctor fix ${about.host} plans the way back where it can. It is told of until it is strong again, or accepted as meant.`,
    };
  },

  clockDrifts: (about) => {
    const off = `${Math.abs(about.number('skewSeconds'))} s ${about.number('skewSeconds') > 0 ? 'ahead' : 'behind'}`;
    return {
      headline: about.has('secondsADay')
        ? `${about.host}'s clock is ${off} and drifts: Kerberos will refuse it around ${dayOf(about.dueAt)}.`
        : `${about.host}'s clock is ${off}: Kerberos tolerates ${about.number('toleratedSeconds')} s.`,
      proof: about.has('secondsADay')
        ? [`${about.text('secondsADay')} s a day over ${daysWords(about.number('days'))}`]
        : [],
      firstStep: `On ${about.host}: w32tm /query /status, then w32tm /resync`,
    };
  },

  slower: (about) => ({
    headline: `${about.host} answers ${about.place} slower than usual: ${about.number('ms')} ms instead of ${about.number('usualMs')} ms.`,
    proof: [`median of the last ${about.number('checks')} checks`],
    firstStep: `rdpdoctor check ${about.host} --repeat 20`,
  }),

  lossier: (about) => ({
    headline: `${about.host} loses ${percent(about.number('lost'))} of connections from ${about.place}; usually it is ${percent(about.number('usual'))}.`,
    proof: [`mean of the last ${about.number('checks')} checks`],
    firstStep: `rdpdoctor check ${about.host} --repeat 20`,
  }),

  buildChanged: (about) => ({
    headline: `${about.host} runs ${buildWords(about.text('after'))} since ${dayOf(about.text('since'))}; it was ${buildWords(about.text('before'))}.`,
    proof: [`the old one was last seen at ${minuteOf(about.text('lastAt'))}`],
    firstStep: `See what else changed with it: rdpdoctor diff ${about.host}`,
  }),

  oddOneOut: (about) => {
    const trait = about.text('trait');
    const [own, others] = [about.text('own'), about.text('others')].map((value) =>
      strengthWords(trait, value),
    );
    return {
      headline: `${about.host} is the odd one out. ${capital(respectWords({ code: trait }))} is ${own}; on ${about.number('agree')} of the ${about.number('of')} hosts of its group it is ${others}.`,
      proof: [],
      firstStep: `Compare it with one of the others: rdpdoctor compare ${about.host} OTHER`,
    };
  },

  expectationMissed: (about) => ({
    headline: `${about.host} connects, and something of what must be so is not, or was not seen: ${about.text('expect')}.`,
    proof: [`since ${minuteOf(about.text('since'))}`],
    firstStep: `See which of it: rdpdoctor check ${about.host} --expect '${about.text('expect')}'`,
  }),

  baselineBroken: (about) => {
    const [first = '', ...others] = about
      .text('codes')
      .split(' ')
      .map((code) =>
        differenceWords(
          {
            code,
            before: about.text(`before ${code}`),
            after: about.text(`after ${code}`),
            cited: false,
            weaker: false,
            is: 'setting',
          },
          { before: '', after: '', are: 'times' },
        ),
      );
    return {
      headline: `${about.host} is no longer as its baseline has it: ${first}.`,
      proof: [
        ...others,
        `the baseline was saved ${dayOf(about.text('savedAt'))}; otherwise since ${minuteOf(about.text('since'))}`,
      ],
      firstStep: `Ask who changed it. Where it is meant: rdpdoctor baseline save FILE, and the monitor reads it again at SIGHUP.`,
    };
  },
} satisfies Readonly<Partial<Record<NoticeKind, Wording>>>;

function diesWords({ text }: About): string {
  return deaths[text('phase')] ?? 'fails';
}

function strengthWords(name: string, value: string): string {
  if (name === 'nla') return nla[value] ?? value;
  if (name === 'build') return buildWords(value);
  if (name === 'issuer' && value === 'windows') return 'Windows itself';
  return name === 'protocol' ? protocolWords(value) : value;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

const nla: Readonly<Record<string, string>> = {
  required: 'required',
  offered: 'taken, but not required',
  notOffered: 'not taken',
  notRequired: 'not required',
};

const deaths: Readonly<Record<string, string>> = {
  name: 'dies at the name',
  connection: 'dies at the TCP connection',
  negotiation: 'dies in negotiation',
  encryption: 'dies in encryption',
  certificate: 'dies at the certificate',
  signIn: 'dies at sign-in',
  license: 'dies at licensing',
  session: 'dies in the session',
};
