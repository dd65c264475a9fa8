import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress, showAddress } from './address.ts';
import { countOf, holds, merged, without, type Interval } from './intervals.ts';
import { parseEntry, type Entry } from './parse-entry.ts';
import { readList } from './read-list.ts';
import { spreadOrder } from './spread-order.ts';
import { targetSet } from './target-set.ts';

const asIs = (name: string) => name;
const entriesOf = (text: string) => [...readList(text, asIs)];
const setOf = (text: string, ports = [3389], exclude = '') =>
  targetSet(entriesIn(text), ports, entriesIn(exclude));
function entriesIn(text: string): readonly Entry[] {
  return entriesOf(text).flatMap((listed) => ('entry' in listed ? [listed.entry] : []));
}
const shown = (text: string, ports?: number[], exclude?: string) => {
  const set = setOf(text, ports, exclude);
  return Array.from({ length: set.size }, (_, i) => set.at(i)).map(({ host, port }) => `${host} ${port}`);
};

describe('addresses', () => {
  it.each([
    ['10.0.0.1', '10.0.0.1'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['::', '::'],
    ['::ffff:1.2.3.4', '::ffff:102:304'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['1:2:3:4:5:6:7:0', '1:2:3:4:5:6:7:0'],
  ])('reads %s and shows %s', (text, shownAs) => {
    expect(showAddress(parseAddress(text)!)).toBe(shownAs);
  });

  it.each(['', '1.2.3', '1.2.3.256', '1.2.3.04', '1::2::3', '1:2:3:4:5:6:7:8:9', 'g::1', '::1%eth0', ':1'])(
    'takes %j for no address',
    (text) => expect(parseAddress(text)).toBeUndefined(),
  );

  it('reads back what it shows', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const address = parseAddress(text)!;
        expect(parseAddress(showAddress(address))).toEqual(address);
      }),
    );
  });
});

it('a table without a column of hosts names none: owners and rooms are asked by nobody', () => {
  const table = 'Owner,Room\nJoe,12\n';
  expect([...readList(table, asIs, true)]).toEqual([
    { line: 1, problem: expect.stringContaining('no column is called DNSHostName') },
  ]);
  expect([...readList('srv01\nsrv02\n', asIs, true)]).toHaveLength(2);
});

describe('entries', () => {
  it.each(['ana@srv01', 'srv01?x', 'srv%301', 'CORP\\srv01', 'srv01#x'])(
    '%s names no host, though IDNA reads one in it',
    (word) => {
      const asUrlsDo = (name: string) => name.replace(/^.*@|[?#%\\].*$/g, '');
      expect(parseEntry(word, asUrlsDo)).toMatchObject({
        problem: expect.stringContaining('is neither a host name nor an address'),
      });
    },
  );

  it.each([
    ['srv01', ['srv01 3389']],
    ['SRV01.corp.example.:3390', ['srv01.corp.example 3390']],
    ['10.0.0.254-10.0.1.1', ['10.0.0.254 3389', '10.0.0.255 3389', '10.0.1.0 3389', '10.0.1.1 3389']],
    ['10.0.0.7-9', ['10.0.0.7 3389', '10.0.0.8 3389', '10.0.0.9 3389']],
    ['10.0.0.9/31:22', ['10.0.0.8 22', '10.0.0.9 22']],
    ['2001:db8::/127', ['2001:db8:: 3389', '2001:db8::1 3389']],
    ['[2001:db8::1]:3390', ['2001:db8::1 3390']],
    ['2001:db8::fffe-2001:db8::1:0', ['2001:db8::fffe 3389', '2001:db8::ffff 3389', '2001:db8::1:0 3389']],
    ['fe80::1%eth0', ['fe80::1%eth0 3389']],
    ['srv-01-a', ['srv-01-a 3389']],
  ])('%s', (word, targets) => expect(shown(word)).toEqual(targets));

  it.each([
    ['10.0.0.0/7', 'is 33554432 addresses'],
    ['2001:db8::/64', 'is 2^64 addresses'],
    ['::/0', 'at most 1048576'],
    ['0.0.0.0/8', 'no host can have'],
    ['239.0.0.1', 'no host can have'],
    ['10.0.0.9-10.0.0.1', 'ends before it begins'],
    ['10.0.0.9-2001:db8::1', 'too far apart'],
    ['10.0.0.1/33', 'no range of addresses'],
    ['10.0.0.1-x', 'no address to end at'],
    ['10.0.0', 'not a valid IPv4 address'],
    ['srv01:99999', 'not a number from 1 to 65535'],
    ['rdp://srv01', 'is a URL'],
    ['fe80::1', 'needs its interface, such as fe80::1%eth0'],
    ['[FE80:0::1]:3390', 'needs its interface, such as fe80::1%eth0'],
    ['fe80::1-fe80::9', 'needs its interface'],
    ['febf::/120', 'needs its interface'],
    ['srv 01!', 'neither a host name'],
    ['a..b', 'neither a host name'],
  ])('%s is refused: %s', (word, why) => {
    expect(parseEntry(word, asIs)).toMatchObject({ problem: expect.stringContaining(why) });
  });

  it('returns for every text, and shows no control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const entry = parseEntry(text, asIs);
        if ('problem' in entry) expect(entry.problem).not.toMatch(/[\u0000-\u001f]/);
      }),
    );
  });
});

describe('lists', () => {
  it('names bad lines with their number and goes on', () => {
    const listed = entriesOf('# ours\nsrv01 10.0.0.1,10.0.0.2\r\n\n10.0.0.0/4 # too many\nsrv02');
    expect(listed.map(({ line }) => line)).toEqual([2, 2, 2, 4, 5]);
    expect(listed[3]).toMatchObject({ problem: expect.stringContaining('10.0.0.0/4') });
  });

  it.each([
    [
      '#TYPE Microsoft.ActiveDirectory.Management.ADComputer\r\n"Name","DNSHostName","OperatingSystem"\r\n"SRV01","srv01.corp.example","Windows Server 2022"\r\n"SRV02","",""\r\n"","",""\r\n',
      ['srv01.corp.example 3389', 'srv02 3389'],
    ],
    ['host;port\nsrv01;3390\n2001:db8::1;3391\n', ['2001:db8::1 3391', 'srv01 3390']],
    ['Name,Description\nsrv01,"two\nlines, ""quoted"""\nsrv02,x', ['srv01 3389', 'srv02 3389']],
    ['name\nsrv01', ['srv01 3389']],
  ])('reads the table %j', (text, targets) => {
    expect(shown(text).toSorted()).toEqual(targets.toSorted());
  });

  it('counts the lines of a table through quoted line ends', () => {
    const listed = entriesOf('Name,Note\nsrv01,"a\nb"\nbad name!,x');
    expect(listed.at(-1)).toMatchObject({ line: 4, problem: expect.stringContaining('bad name!') });
  });

  it('returns for every text', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((text) => `name,"x\n${text}`),
    );
    fc.assert(fc.property(texts, (text) => void entriesOf(text)));
  });
});

describe('a set of targets', () => {
  it('asks each host once at every port, counts the rest', () => {
    const set = setOf('10.0.0.0/30 10.0.0.2-5 srv01 SRV01 10.0.0.1:3390', [3389, 3390], '10.0.0.4 srv02');
    expect(set).toMatchObject({ size: 2 * (5 + 1), duplicates: 2 * (2 + 1) + 1, excluded: 2 });
    expect(new Set(Array.from({ length: set.size }, (_, i) => JSON.stringify(set.at(i)))).size).toBe(
      set.size,
    );
  });

  it('knows who was written down and who is of a range', () => {
    const set = setOf('10.0.0.0/30 10.0.0.2 srv01');
    const named = Array.from({ length: set.size }, (_, i) => set.at(i)).filter((target) => target.named);
    expect(named.map(({ host }) => host)).toEqual(['10.0.0.2', 'srv01']);
  });

  it('is known by what it holds, however it was written', () => {
    expect(setOf('10.0.0.0/31').fingerprint).toBe(setOf('10.0.0.1 10.0.0.0').fingerprint);
    expect(setOf('10.0.0.0/31').fingerprint).not.toBe(setOf('10.0.0.2/31').fingerprint);
  });

  it('holds a /8 without its addresses', () => {
    const before = process.memoryUsage().heapUsed;
    const set = setOf('10.0.0.0/8');
    let seen = 0;
    for (const index of spreadOrder(set.size, 7)) {
      if ((seen += 1) > 100_000) break;
      expect(set.at(index).host.startsWith('10.')).toBe(true);
    }
    expect(set.size).toBe(2 ** 24);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100e6);
  });
});

const someIntervals = fc.array(
  fc
    .tuple(fc.constantFrom('', 'a'), fc.nat(60), fc.nat(12))
    .map(([net, from, length]): Interval => ({ net, from, to: from + length })),
  { maxLength: 12 },
);

it('joins and subtracts as sets do', () => {
  const pointsOf = (intervals: readonly Interval[]) =>
    new Set(
      intervals.flatMap(({ net, from, to }) =>
        Array.from({ length: to - from + 1 }, (_, i) => `${net}${from + i}`),
      ),
    );
  fc.assert(
    fc.property(someIntervals, someIntervals, (some, others) => {
      const [all, holes] = [merged(some), merged(others)];
      const left = without(all, holes);
      const expected = [...pointsOf(some)].filter((point) => !pointsOf(others).has(point));
      expect([...pointsOf(left)].toSorted()).toEqual(expected.toSorted());
      expect(countOf(left)).toBe(expected.length);
      for (let low = 0; low < 75; low += 1) expect(holds(left, 'a', low)).toBe(pointsOf(left).has(`a${low}`));
    }),
  );
});

describe('the order', () => {
  it('holds every index once', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.nat(), (size, seed) => {
        const order = [...spreadOrder(size, seed)];
        expect(new Set(order).size).toBe(size);
        expect(order.length).toBe(size);
      }),
      { numRuns: 50 },
    );
  });

  it('hits every /24 once in each round', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 64 }), fc.nat(), (subnets, seed) => {
        const order = [...spreadOrder(subnets * 256, seed)].map((index) => index >> 8);
        for (let at = 0; at + subnets <= order.length; at += subnets) {
          expect(new Set(order.slice(at, at + subnets)).size).toBe(subnets);
        }
      }),
      { numRuns: 20 },
    );
  });
});
