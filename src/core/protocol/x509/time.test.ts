import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { toUtf8 } from '../../bytes/text.ts';
import { tags } from './der.ts';
import { dayNumber, decodeTime } from './time.ts';

const time = (tag: number, text: string) => {
  const content = toUtf8(text);
  return decodeTime({ tag, content, whole: content });
};

it.each([
  [tags.utcTime, '260701000000Z', '2026-07-01T00:00:00.000Z'],
  [tags.utcTime, '491231235959Z', '2049-12-31T23:59:59.000Z'],
  [tags.utcTime, '500101000000Z', '1950-01-01T00:00:00.000Z'],
  [tags.utcTime, '690720201700Z', '1969-07-20T20:17:00.000Z'],
  [tags.utcTime, '2607010000Z', '2026-07-01T00:00:00.000Z'],
  [tags.utcTime, '260101013000+0530', '2025-12-31T20:00:00.000Z'],
  [tags.utcTime, '251231233000-0100', '2026-01-01T00:30:00.000Z'],
  [tags.utcTime, '240301003000+0100', '2024-02-29T23:30:00.000Z'],
  [tags.generalizedTime, '20500101000000Z', '2050-01-01T00:00:00.000Z'],
  [tags.generalizedTime, '99991231235959Z', '9999-12-31T23:59:59.000Z'],
  [tags.generalizedTime, '16010101000000Z', '1601-01-01T00:00:00.000Z'],
  [tags.generalizedTime, '20260701000000.123Z', '2026-07-01T00:00:00.000Z'],
  [tags.generalizedTime, '20000229000000Z', '2000-02-29T00:00:00.000Z'],
])('reads tag %i %s as %s', (tag, text, iso) => {
  expect(time(tag, text)).toBe(iso);
});

it.each([
  [tags.utcTime, '261301000000Z', 'certificate time "261301000000Z" does not exist'],
  [tags.utcTime, '250229000000Z', 'certificate time "250229000000Z" does not exist'],
  [tags.utcTime, '260701240000Z', 'certificate time "260701240000Z" does not exist'],
  [tags.utcTime, '260701006000Z', 'certificate time "260701006000Z" does not exist'],
  [tags.utcTime, 'yesterday', 'certificate time "yesterday" is no UTCTime or GeneralizedTime'],
  [tags.octetString, '260701000000Z', 'certificate time "260701000000Z" is no UTCTime or GeneralizedTime'],
  [tags.generalizedTime, '99991231235959-0100', 'certificate time lies in the year 10000'],
])('refuses tag %i %s', (tag, text, problem) => {
  expect(() => time(tag, text)).toThrow(problem);
});

it('agrees with the calendar of the runtime', () => {
  const days = fc.integer({ min: -200_000, max: 2_000_000 });
  fc.assert(
    fc.property(days, days, fc.integer({ min: -1439, max: 1439 }), (a, b, offset) => {
      const [first, second] = [a, b].map((day) => new Date(day * 86_400_000).toISOString());
      expect(dayNumber(second ?? '') - dayNumber(first ?? '')).toBe(b - a);

      const sign = offset < 0 ? '-' : '+';
      const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
      const zone = `${sign}${String(hours).padStart(2, '0')}${String(minutes).padStart(2, '0')}`;
      const local = new Date(a * 86_400_000).toISOString().replaceAll(/[-:T]|\.000Z/g, '');
      expect(time(tags.generalizedTime, `${local}${zone}`)).toBe(
        new Date(a * 86_400_000 - offset * 60_000).toISOString(),
      );
    }),
  );
});
