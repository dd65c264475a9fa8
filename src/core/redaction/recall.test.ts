import { expect, it } from 'vitest';
import { randomOf } from '../../../test/fuzz/mutate.ts';
import { causes } from '../causes/causes.ts';
import { readCaseFile, type CaseFile } from '../facts/case-file.ts';
import { healthy } from '../facts/healthy.ts';
import { redactCaseFile } from './redact.ts';

type Random = (below: number) => number;

const letters = 'abcdefghijkmnopqrstuvwxyz';
const word = (random: Random, length = 5 + random(6)) =>
  `zq${Array.from({ length }, () => letters[random(letters.length)]).join('')}`;
const hexOf = (random: Random, bytes: number, between = '') =>
  Array.from({ length: bytes }, () => (16 + random(240)).toString(16)).join(between);
const number = (random: Random) => String(1_000_000 + random(8_999_999));

/** One planted identifier: the text that is written, and what may not be left of it. */
interface Plant {
  readonly text: string;
  readonly secrets: readonly string[];
}

const all = (text: string, ...secrets: readonly string[]): Plant => ({
  text,
  secrets: secrets.length > 0 ? secrets : [text],
});

/** Every kind of identifier, alone as it stands in a field, or in a sentence. */
const kinds: Readonly<Record<string, (random: Random) => Plant>> = {
  'single-label host': (r) => all(word(r)),
  'host in capitals with digits': (r) => all(`${word(r, 4).toUpperCase()}-${r(90) + 10}`),
  'host that holds the name of an inspector': (r) => all(`zscaler-${word(r)}`),
  FQDN: (r) => {
    const [a, b] = [word(r), word(r)];
    return all(`${a}.${b}.com`, a, b);
  },
  'FQDN that looks like a file': (r) => {
    const [a, b] = [word(r), word(r)];
    return all(`${a}.${b}.${['md', 'zip', 'sys'][r(3)]}`, a, b);
  },
  'FQDN with an odd ending': (r) => {
    const [a, b] = [word(r), word(r)];
    return all(`${a}.${b}.${['corp2', 'xn--p1ai', 'zqint'][r(3)]}`, a, b);
  },
  'FQDN with an underscore': (r) => {
    const a = `${word(r)}_${word(r)}`;
    return all(`${a}.example.com`, a);
  },
  'tenant of microsoft.com': (r) => {
    const a = word(r);
    return all(`${a}.sharepoint.microsoft.com`, a);
  },
  'mail address': (r) => {
    const [a, b] = [word(r), word(r)];
    return all(`${a}.${b}@${word(r)}.example`, a, b);
  },
  'mail address without a dot': (r) => {
    const [a, b] = [word(r), word(r)];
    return all(`${a}@${b}`, a, b);
  },
  account: (r) => {
    const [a, b] = [word(r), word(r)];
    return all(`${a.toUpperCase()}\\${b}`, a, b);
  },
  'account with a number': (r) => {
    const [a, b] = [word(r), number(r)];
    return all(`${a}\\${b}`, a, b);
  },
  'account of a long domain': (r) => {
    const [a, b] = [word(r, 20), word(r)];
    return all(`${a}\\${b}`, a, b);
  },
  'account of a domain that begins with a digit': (r) => {
    const [a, b] = [`7${word(r)}`, `${word(r)}ö`];
    return all(`${a}\\${b}`, a, b);
  },
  'name in another script': (r) => all(`${word(r)}ßüé`),
  SID: (r) => all(`S-1-5-21-${number(r)}-${number(r)}-${number(r)}-${1_001 + r(8_000)}`),
  'Entra SID': (r) => {
    const parts = [number(r), number(r), number(r), number(r)];
    return all(`S-1-12-1-${parts.join('-')}`, ...parts);
  },
  'SID of a virtual machine': (r) => {
    const parts = [number(r), number(r), number(r), number(r)];
    return all(`S-1-5-83-1-${parts.join('-')}`, ...parts);
  },
  'path of a profile': (r) => {
    const [a, b] = [word(r), word(r)];
    return all(`C:\\Users\\${a}\\Desktop\\${b}.rdp`, a, b);
  },
  'path of a home': (r) => {
    const [a, b] = [word(r), word(r)];
    return all(`/home/${a}/cases/${b}/System.evtx`, a, b);
  },
  share: (r) => {
    const [a, b] = [word(r), `${word(r)}$`];
    return all(`\\\\${a}\\${b}\\x`, a, b);
  },
  'web address': (r) => {
    const [a, b, c] = [word(r), word(r), word(r)];
    return all(`http://${a}:${b}@${c}.example:8080/x`, a, b, c);
  },
  'MAC with colons': (r) => all(hexOf(r, 6, ':')),
  'MAC with hyphens': (r) => all(hexOf(r, 6, '-').toUpperCase()),
  thumbprint: (r) => all(hexOf(r, [20, 32, 16, 64][r(4)]!)),
  'thumbprint with spaces': (r) => all(hexOf(r, 20, ' ')),
  'thumbprint with colons': (r) => all(hexOf(r, 32, ':').toUpperCase()),
  GUID: (r) => all(`${hexOf(r, 4)}-${hexOf(r, 2)}-${hexOf(r, 2)}-${hexOf(r, 2)}-${hexOf(r, 6)}`),
  IPv4: (r) => all(`203.0.${r(200) + 20}.${r(200) + 20}`),
  'IPv4 after a letter': (r) => {
    const a = `198.51.${r(150) + 100}.${r(150) + 100}`;
    return all(`v${a}`, a);
  },
  'IPv4 after an underscore': (r) => {
    const a = `198.51.${r(150) + 100}.${r(150) + 100}`;
    return all(`addr_${a}`, a);
  },
  IPv6: (r) => all(`2a01:4f8:${(r(60_000) + 4_096).toString(16)}:9f2::${(r(60_000) + 4_096).toString(16)}`),
  'IPv6 after a colon': (r) => {
    const a = `2a01:4f8:c17:${(r(60_000) + 4_096).toString(16)}::${(r(60_000) + 4_096).toString(16)}`;
    return all(`IP:${a}`, a);
  },
  'telephone number': (r) => {
    const a = number(r);
    return all(`+49 89 ${a}`, a);
  },
  subject: (r) => {
    const parts = Array.from({ length: 9 }, () => word(r));
    const [cn, uid, serial, street, given, surname, o, rest, oid] = parts;
    return all(
      `CN=${cn}, UID=${uid}, SERIALNUMBER=${serial}, STREET=${street} 5, G=${given}, SN=${surname}, O=${o}\\, ${rest}, 2.5.4.17=${oid}`,
      ...parts,
    );
  },
  blob: (r) => all(`AQABAAE${word(r, 30)}==`),
};

const sentences: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `no answer from ${text}, after 3 s`,
  (text) => `"${text}" (the server)`,
];

/** A case with everything that can be in one: the healthy connection and what the examples of causes add. */
function wholeCase(): CaseFile {
  const values = { ...healthy };
  for (const { facts } of causes.flatMap(({ examples }) => examples)) Object.assign(values, facts);
  const source = { by: 'probe', from: 'x', at: '2026-09-01T12:00:00.000Z' };
  const file = {
    format: 2,
    target: 'x',
    facts: Object.entries(values).map(([name, value]) => ({ name, value, source })),
    gaps: [{ name: 'rdpUdp', reason: 'not reachable', detail: { code: 'other', params: { told: 'x' } } }],
  };
  const checked = readCaseFile(JSON.stringify(file));
  if ('problem' in checked) throw new Error(checked.problem);
  return checked;
}

type Path = readonly (string | number)[];

/** Where any text may stand: places that the shape of facts takes a text of ours at. */
function openPlaces(file: CaseFile): readonly Path[] {
  const places: Path[] = [];
  const look = (value: unknown, path: Path) => {
    if (typeof value === 'string') places.push(path);
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value))
        look(one, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  look(file, []);
  return places.filter((path) => !('problem' in readCaseFile(JSON.stringify(planted(file, [[path, 'zq']])))));
}

function planted(file: CaseFile, plants: readonly (readonly [Path, string])[]): CaseFile {
  const copy = structuredClone(file) as unknown;
  for (const [path, text] of plants) {
    let at = copy as Record<string | number, unknown>;
    for (const key of path.slice(0, -1)) at = at[key] as typeof at;
    at[path.at(-1)!] = text;
  }
  return copy as CaseFile;
}

it('leaves less than one in a thousand of all kinds of identifiers in all fields', () => {
  const file = wholeCase();
  const places = openPlaces(file);
  expect(places.length).toBeGreaterThan(150);
  let count = 0;
  const left: string[] = [];
  for (const [number, [kind, make]] of Object.entries(kinds).entries()) {
    for (const sentence of [sentences[0]!, sentences[1 + (number % 2)]!]) {
      const random = randomOf(1_000 * number + sentences.indexOf(sentence) + 1);
      const plants = places.map((path) => ({ path, ...make(random) }));
      const written = planted(
        file,
        plants.map(({ path, text }) => [path, sentence(text)]),
      );
      const shown = JSON.stringify(redactCaseFile(written)).toLowerCase();
      for (const { path, secrets } of plants)
        for (const secret of secrets) {
          count += 1;
          if (shown.includes(JSON.stringify(secret.toLowerCase()).slice(1, -1)))
            left.push(`${kind} at ${path.join('.')}: ${secret}`);
        }
    }
  }
  expect(count).toBeGreaterThan(10_000);
  expect(
    left.length / count,
    `${left.length} of ${count}: ${left.slice(0, 60).join('\n')}`,
  ).toBeLessThanOrEqual(0.001);
});

it('replaces numeric users, one-letter users, and names of fields', () => {
  const fields = {
    TargetUserName: '4711083',
    SubjectUserName: 'q',
    ZQKEYNAME: 'x',
    Message: 'logon of 4711083 failed',
  };
  const tally = {
    provider: 'security',
    id: 4625,
    count: 1,
    first: '',
    last: '',
    computer: 'x',
    samples: [{ count: 1, last: '', fields }],
  };
  const source = { by: 'event log', from: 'x', at: '2026-09-01T12:00:00.000Z' };
  const shown = JSON.stringify(
    redactCaseFile({
      format: 2,
      target: 'x',
      facts: [{ name: 'serverEvents', value: { tallies: [tally], covers: [] }, source }],
      gaps: [],
    }),
  );
  expect(shown).not.toMatch(/4711083|ZQKEYNAME|"q"/);
});

it('keeps the words of our own texts, statuses and well-known accounts', () => {
  const told =
    'no answer within 3 s: the TLS library refuses 0x80090304 of NT AUTHORITY\\NETWORK SERVICE (S-1-5-20), TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, KB5034441, TermService, 2026-09-01';
  const file = redactCaseFile({
    format: 2,
    target: 'x',
    facts: [],
    gaps: [{ name: 'rdpUdp', reason: 'not reachable', detail: { code: 'other', params: { told } } }],
  });
  expect(file.gaps[0]?.detail.params?.['told']).toBe(told);
});
