import type { CertificateSpell } from '../../../src/core/fleet/certificate-spell.ts';
import type { Check } from '../../../src/core/fleet/check.ts';
import { groupOf, type Group } from '../../../src/core/fleet/group.ts';
import { poolOf, type Pool } from '../../../src/core/fleet/habits/pool.ts';
import { renewalsOf, type Renewal } from '../../../src/core/fleet/habits/renewals.ts';
import type { Notice } from '../../../src/core/fleet/notice.ts';
import { noticesOf } from '../../../src/core/fleet/notices-of.ts';
import { strongestAfter, type Strongest } from '../../../src/core/fleet/strongest.ts';
import type { Watched } from '../../../src/core/fleet/watched.ts';
import { randomOf } from '../../worlds/random.ts';
import { lookAt, type Look } from './look-at.ts';
import { DAY, HOUR, type SimHost, type Stretch } from './sim-host.ts';

/** A notice as it was told: from its first day to its last, by its gravest severity on each day it grew graver. */
export interface Told {
  readonly host: SimHost;
  readonly notice: Notice;
  readonly from: number;
  until: number;
  /** When it first paged somebody, and as what. */
  pagedAt: number | undefined;
  paged: Notice | undefined;
}

/** Checks every host of some sites every six hours and asks once a day what to warn of; hosts of a site are a group. */
export function watchSites(
  sites: readonly { readonly seed: string; readonly hosts: readonly SimHost[] }[],
  span: Stretch,
): readonly Told[] {
  const groups = sites.map(({ seed, hosts }) => hosts.map((host) => new Memory(host, seed)));
  const memories = groups.flat();
  const told: Told[] = [];
  let fleet: Pool = new Map();
  for (let day = span.from; day < span.until; day += DAY) {
    for (const memory of memories) memory.look(day);
    if ((day - span.from) % POOLED === 0) fleet = poolOf(memories.flatMap(({ renewals }) => renewals));
    const now = new Date(day + DAY).toISOString();
    for (const members of groups) {
      const latest = members.flatMap(({ checks }) => checks.slice(-1));
      const group = groupOf(
        latest,
        members.flatMap(({ renewals }) => renewals),
        fleet,
      );
      for (const memory of members) memory.tell(noticesOf(memory.watched(group), now), day + DAY, told);
    }
  }
  return told;
}

/** What the monitor remembers of one host. */
class Memory {
  readonly checks: Check[] = [];
  renewals: readonly Renewal[] = [];
  readonly #spells: { -readonly [K in keyof CertificateSpell]: CertificateSpell[K] }[] = [];
  #strongest: readonly Strongest[] = [];
  readonly #open = new Map<string, Told>();
  readonly #host: SimHost;
  readonly #look: Look;
  readonly #random;

  constructor(host: SimHost, seed: string) {
    this.#host = host;
    this.#random = randomOf('look', seed, host.target);
    this.#look = lookAt(host, this.#random);
  }

  look(day: number): void {
    for (let at = day; at < day + DAY; at += EVERY) {
      const time = at + this.#random.next() * 20 * 60_000;
      const startedAt = new Date(time).toISOString();
      const snapshot = this.#look(time);
      const { target: host } = this.#host;
      this.checks.push({
        id: startedAt,
        host,
        vantage: 'here',
        startedAt,
        endedAt: startedAt,
        version: '0',
        rules: '0',
        snapshot,
      });
      if (snapshot.certificate !== undefined) this.#see(snapshot.certificate, startedAt);
    }
    this.checks.splice(0, this.checks.length - WINDOW);
    this.#strongest = strongestAfter(this.#strongest, this.checks.slice(-STRENGTHS));
  }

  #see(certificate: CertificateSpell['certificate'], at: string): void {
    const known = this.#spells.at(-1);
    if (known?.certificate.sha256 === certificate.sha256) {
      known.lastSeen = at;
      return;
    }
    this.#spells.push({ host: this.#host.target, certificate, firstSeen: at, lastSeen: at });
    this.renewals = renewalsOf(this.#spells);
  }

  watched(group: Group): Watched {
    return {
      host: {
        target: this.#host.target,
        groups: ['site'],
        everySeconds: EVERY / 1000,
        vantages: ['here'],
        watched: true,
      },
      checks: this.checks,
      certificates: this.#spells,
      strongest: this.#strongest,
      group,
    };
  }

  tell(notices: readonly Notice[], now: number, told: Told[]): void {
    for (const notice of notices) {
      const known = this.#open.get(notice.key);
      const one =
        known !== undefined && now - known.until <= SAME
          ? known
          : { host: this.#host, notice, from: now, until: now, pagedAt: undefined, paged: undefined };
      if (one !== known) {
        this.#open.set(notice.key, one);
        told.push(one);
      }
      one.until = now;
      if (notice.severity === 'notice' || one.paged !== undefined) continue;
      one.pagedAt = now;
      one.paged = notice;
    }
  }
}

const EVERY = 6 * HOUR;
/** The habits of the whole fleet are worked out again each week. */
const POOLED = 7 * DAY;
/** Checks that are kept of each host: four weeks. */
const WINDOW = 28 * 4;
/** The newest of them in which a value that is held is seen often enough. */
const STRENGTHS = 12;
/** A notice that comes back within three days is the same. */
const SAME = 3 * DAY;
