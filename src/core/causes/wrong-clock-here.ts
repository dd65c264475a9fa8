import type { FactTypes } from '../facts/vocabulary.ts';
import { sources } from '../judging/sources.ts';
import { cite, defineCause, proven, ruledOut, suspected, unclear } from './cause.ts';

type Clock = FactTypes['clocks'][number];

const server: Clock = {
  whose: 'server',
  time: '2026-09-01T18:00:00.000Z',
  skewSeconds: 21_600,
  from: 'ntlm',
};
const gateway: Clock = {
  whose: 'gateway',
  name: 'gw.corp.example',
  time: '2026-09-01T17:59:58.000Z',
  skewSeconds: 21_598,
  from: 'http',
};

export const wrongClockHere = defineCause({
  id: 'wrong-clock-here',
  title: 'The clock of this computer is wrong',
  phase: 'certificate',
  impact: 'degrades',
  predicts: ['clocks-differ', 'expired-certificate', 'not-yet-valid-certificate', 'refused-logon'],
  explanation:
    'Clocks that know nothing of each other agree, and the one of this computer does not. Certificates then seem expired or not yet valid here and nowhere else, and Kerberos refuses sign-in when the difference exceeds five minutes (its default).',
  needs: ['clocks', 'clockHere'],

  detect({ clocks, clockHere }) {
    // The beginning of a certificate is no clock of its own: the server may have made it.
    const others = clocks.filter(({ from }) => from !== 'issuedAt');
    const off = others.filter(({ skewSeconds }) => Math.abs(skewSeconds) > TOLERATED);
    const [first] = off;
    if (others.length === 0) return unclear();
    if (first === undefined)
      return ruledOut(
        ...others.map((clock) => cite('clocks', `${nameOf(clock)} agrees with the clock here`)),
      );
    const agreeing = off.filter(({ skewSeconds }) => Math.abs(skewSeconds - first.skewSeconds) <= TOLERATED);
    const because = [
      ...others.map((clock) => cite('clocks', `${nameOf(clock)} shows ${clock.time}`)),
      cite('clockHere', `this computer shows ${clockHere}`),
    ];
    if (agreeing.length < others.length) return ruledOut(...because);
    return new Set(agreeing.map(nameOf)).size > 1 ? proven(...because) : suspected(...because);
  },

  remedies: () => [
    { title: 'Set the clock of this computer', on: 'client', actions: [{ kind: 'syncClock' }] },
  ],
  wouldNotHelp: [
    'a new certificate on the server: by the right time the present one may be valid',
    'setting the clock of the server: it agrees with the others',
  ],
  settledBy: 'a third clock: rdpdoctor check HOST --gateway GATEWAY, or w32tm /stripchart /computer:HOST',
  references: ['https://www.rfc-editor.org/rfc/rfc4120#section-1.6', sources.ntlmAvPairs],
  examples: [
    {
      name: 'server and gateway agree, six hours ahead',
      facts: { clocks: [server, gateway] },
      verdict: 'measured',
    },
    { name: 'only one other clock', facts: { clocks: [server] }, verdict: 'suspected' },
    {
      name: 'the gateway agrees with the clock here',
      facts: { clocks: [server, { ...gateway, skewSeconds: 2 }] },
      verdict: 'ruledOut',
    },
    { name: 'no other clock was seen', facts: { clocks: [] }, verdict: 'unclear' },
  ],
});

function nameOf({ whose, name }: Clock): string {
  return name ?? `the ${whose}`;
}

/** Seconds of difference that sign-in tolerates: the default of Kerberos, RFC 4120 section 1.6. */
const TOLERATED = 300;
