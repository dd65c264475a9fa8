import type { SeenCertificate } from '../../../src/core/fleet/snapshot.ts';
import type { Random } from '../../worlds/random.ts';
import { gaussian, thumbprint } from './chances.ts';
import { DAY, HOUR, within, type Renewer, type Shown, type Stretch, type Trouble } from './sim-host.ts';
import type { Site } from './site.ts';

/** What is needed to live through the certificates of one host. */
interface Circumstances {
  readonly random: Random;
  readonly site: Site;
  readonly renewer: Renewer;
  readonly target: string;
  readonly restarts: readonly number[];
  readonly out: readonly Stretch[];
  readonly span: Stretch;
}

/** The certificates of a host one after the other, and which of them nobody renewed. */
export interface CertificateLife {
  readonly shown: readonly Shown[];
  readonly troubles: readonly Trouble[];
}

/** Lives through a host's certificates: each is renewed as its renewer does it, until that fails, and for a while stays failed. */
export function lifeOf(about: Circumstances): CertificateLife {
  const { random, site, span, target } = about;
  const shown: Shown[] = [];
  const troubles: Trouble[] = [];
  const years = (span.until - span.from) / (365 * DAY);
  const failsFrom = random.chance(0.02 * years)
    ? random.between(span.from, span.until)
    : Number.POSITIVE_INFINITY;
  const turns = turnsOf(about, years);
  let renewer = about.renewer;
  const age = random.between(0, 0.9) * lifetimes(site, target)[renewer];
  let certificate = isClone(about) ? cloned(about) : made(about, renewer, span.from - age * DAY, 0);
  let since = span.from;
  for (let i = 1; since < span.until && i < 60; i += 1) {
    shown.push({ since, certificate });
    const ends = Date.parse(certificate.notAfter);
    const renewed = renewedAt(about, renewer, ends, since);
    const turn = turns.find(({ at }) => at > since && at < renewed.at);
    if (turn !== undefined) {
      // Set up anew behind a binding: to whoever looks the binding is lost.
      const isLost = turn.to === 'windows' && renewer !== 'windows';
      if (turn.at > ends)
        troubles.push({ what: 'ended', from: ends, until: turn.at, sha256: certificate.sha256, ends });
      renewer = turn.to;
      certificate = made(about, renewer, turn.at, i, turn.issuer);
      since = turn.at;
      const trouble = isLost ? 'bindingLost' : turn.trouble;
      if (trouble !== undefined)
        troubles.push({ what: trouble, from: since, until: since + 10 * DAY, sha256: certificate.sha256 });
      continue;
    }
    const fails = renewed.at > failsFrom && failsFrom < ends;
    const forgotten = renewer === 'manual' && random.chance(0.05);
    const next = fails || forgotten ? repairedAt(random, ends) : renewed.at;
    const of = { sha256: certificate.sha256, ends };
    if (fails || forgotten) troubles.push({ what: 'notRenewed', from: since, until: next, ...of });
    else if (renewer === 'manual') troubles.push({ what: 'byHand', from: since, until: next, ...of });
    if (next > ends) troubles.push({ what: 'ended', from: ends, until: next, ...of });
    const wasOdd = certificate.issuer === INSPECTION;
    certificate = made(about, renewer, next === renewed.at ? (renewed.issued ?? next) : next, i);
    since = next;
    if (wasOdd)
      troubles.push({
        what: 'otherIssuer',
        from: since,
        until: since + 10 * DAY,
        sha256: certificate.sha256,
      });
  }
  return { shown, troubles };
}

function isClone({ site, renewer, target }: Circumstances): boolean {
  return site.cloned && renewer === 'windows' && /h[0-3]$/.test(target);
}

function cloned(about: Circumstances): SeenCertificate {
  const { site, span } = about;
  const one = made({ ...about, target: site.name }, 'windows', span.from - 60 * DAY, 0);
  return { ...one, sha256: thumbprint(site.name, 'clone') };
}

interface Turn {
  readonly at: number;
  readonly to: Renewer;
  readonly issuer?: string;
  readonly trouble?: 'bindingLost' | 'otherIssuer';
}

/** What replaces a certificate beside renewals: the site moves to its authority, a binding is lost, a machine is set up anew. */
function turnsOf({ random, site, renewer, span }: Circumstances, years: number): readonly Turn[] {
  const at = () => random.between(span.from, span.until);
  const turns: Turn[] = [];
  if (renewer === 'windows' && site.movesAt < span.until)
    turns.push({ at: site.movesAt + random.between(0, 3) * DAY, to: 'template' });
  if (renewer !== 'windows' && random.chance(0.01 * years))
    turns.push({ at: at(), to: 'windows', trouble: 'bindingLost' });
  if (renewer !== 'windows' && random.chance(0.004 * years))
    turns.push({ at: at(), to: 'manual', issuer: INSPECTION, trouble: 'otherIssuer' });
  if (renewer === 'windows' && random.chance(0.01 * years)) turns.push({ at: at(), to: 'windows' });
  return turns.toSorted((a, b) => a.at - b.at);
}

/** When a new one is shown, and when it was issued where that was earlier. */
interface Renewed {
  readonly at: number;
  readonly issued?: number;
}

/** When the renewer would put a new one in place. */
function renewedAt(about: Circumstances, renewer: Renewer, ends: number, since: number): Renewed {
  const { random, site, target } = about;
  switch (renewer) {
    case 'windows': {
      const from = Math.max(since, ends - site.windowsLeft * DAY);
      return { at: nextRestart(about, from) };
    }
    case 'template': {
      const due = Math.max(since, ends - site.overlap * DAY + random.between(0, 1) * DAY);
      const issued = whenUp(about, [...site.authorityOut], due);
      const at = site.takesAtRestart ? nextRestart(about, issued) : issued + random.between(0, 8) * HOUR;
      return { at, issued };
    }
    case 'acme': {
      const due = ends - lifetimes(site, target).acme * site.acmeLeft * DAY + random.between(0, 1) * DAY;
      const tries = random.chance(0.05) ? random.between(1, 3) * DAY : 0;
      return { at: whenUp(about, [], Math.max(since, due + tries)) };
    }
    case 'manual':
      return { at: Math.max(since + DAY, ends - Math.max(0.5, 20 + 12 * gaussian(random)) * DAY) };
  }
}

function nextRestart({ restarts, span }: Circumstances, from: number): number {
  return restarts.find((at) => at >= from) ?? span.until + DAY;
}

/** The first moment from then on at which the host is up and whoever issues answers. */
function whenUp({ out }: Circumstances, more: readonly Stretch[], from: number): number {
  let at = from;
  for (let i = 0; i < 500 && (within(out, at) || within(more, at)); i += 1) at += 8 * HOUR;
  return at;
}

/** Somebody notices when people complain, days or weeks after the end. */
function repairedAt(random: Random, ends: number): number {
  return ends + random.between(1, 40) * DAY;
}

function made(
  { site, target }: Circumstances,
  renewer: Renewer,
  at: number,
  number: number,
  issuer?: string,
): SeenCertificate {
  const own = renewer === 'windows';
  const acmeIssuer = `CN=R${10 + (number % 4)}, O=Let's Encrypt, C=US`;
  const name = `CN=${target}.${site.name}.example`;
  const by = { windows: name, template: site.authority, acme: acmeIssuer, manual: 'CN=Public CA, O=Seller' };
  const days = lifetimes(site, target)[renewer];
  return {
    subject: name,
    issuer: issuer ?? by[renewer],
    serial: String(number),
    sha256: thumbprint(target, renewer, number, Math.round(at)),
    notBefore: new Date(at).toISOString(),
    notAfter: new Date(at + days * DAY).toISOString(),
    selfSigned: own,
    windowsSelfMade: own,
    names: [`${target}.${site.name}.example`],
    keyType: 'rsa',
    keyBits: 2048,
    signature: 'sha256WithRSAEncryption',
  };
}

/** Days that certificates live, by who renews them. */
function lifetimes(site: Site, target: string): Readonly<Record<Renewer, number>> {
  const bought = target.length % 2 === 0 ? 397 : 365;
  return { windows: 183, template: site.templateLife, acme: site.acmeLife, manual: bought };
}

const INSPECTION = 'CN=Inspection, O=Other';
