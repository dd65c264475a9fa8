import { describe, expect, it } from 'vitest';
import { phases } from '../../facts/phases.ts';
import type { WindowsEventRow } from './event-row.ts';
import { namesOf, windowsEvent, windowsEvents } from './windows-event.ts';

const nameOf = ({ provider, id }: WindowsEventRow) => `${provider} ${id}`;
const bracesOf = ({ sentence }: WindowsEventRow) =>
  [...sentence.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name);

describe('the table', () => {
  it('holds at least 400 events of at least 25 areas, at most 15 % of them unconfirmed', () => {
    expect(windowsEvents.length).toBeGreaterThanOrEqual(400);
    expect(new Set(windowsEvents.map(({ areas }) => areas[0])).size).toBeGreaterThanOrEqual(25);
    const doubtful = windowsEvents.filter(({ sure }) => sure === 'unconfirmed');
    expect(doubtful.length / windowsEvents.length).toBeLessThanOrEqual(0.15);
  });

  it('tells every event once, by every name of its provider', () => {
    const seen = new Map<string, number>();
    for (const row of windowsEvents) {
      for (const name of new Set(namesOf(row).map((written) => written.toLowerCase()))) {
        const key = `${name} ${row.id}`;
        seen.set(key, (seen.get(key) ?? 0) + 1);
      }
    }
    const twice = [...seen].filter(([, times]) => times > 1).map(([key]) => key);
    expect(twice).toEqual([]);
  });

  it('has a source for every row', () => {
    const without = windowsEvents.filter(({ source }) => source.trim().length < 10);
    expect(without.map(nameOf)).toEqual([]);
  });

  it('keeps sentences short, on one line and finished', () => {
    const wrong = windowsEvents.filter(
      ({ sentence }) =>
        sentence.length > 140 || !/^[A-Z{].*[.}]$/u.test(sentence) || /[\n\r\t]| {2}/.test(sentence),
    );
    expect(wrong.map(nameOf)).toEqual([]);
  });

  it('names in braces only fields of the row, and every field of it', () => {
    const wrong = windowsEvents.filter((row) => {
      const braces = new Set(bracesOf(row));
      const allUsed = row.fields.every(({ name }) => braces.has(name)) && row.fields.length === braces.size;
      return !allUsed || /\{(?![^{}]+\})/.test(row.sentence);
    });
    expect(wrong.map(nameOf)).toEqual([]);
  });

  it('has whole ids of 16 bits, known phases and an area each', () => {
    const wrong = windowsEvents.filter(
      ({ id, phase, areas }) =>
        !Number.isInteger(id) ||
        id < 0 ||
        id > 0xffff ||
        areas.length === 0 ||
        (phase !== undefined && !phases.includes(phase)),
    );
    expect(wrong.map(nameOf)).toEqual([]);
  });
});

describe('looking an event up', () => {
  it.each([
    ['Service Control Manager', 7031, 'services', 'fault'],
    ['scm', 7036, 'services', 'normal'],
    ['SERVICE control manager', 0x4000_1b7c, 'services', 'normal'],
    ['Tcpip', 4199, 'network', 'fault'],
    ['storahci', 129, 'storage', 'fault'],
    ['stornvme', 129, 'storage', 'fault'],
    ['NETLOGON', 5719, 'domain', 'fault'],
    ['security', 4625, 'auditing', 'fault'],
    ['Microsoft-Windows-Security-Auditing', 6273, 'networkPolicy', 'fault'],
    ['Microsoft-Windows-FailoverClustering', 1135, 'cluster', 'fault'],
    ['EventLog', 6008, 'eventLog', 'fault'],
    ['eventlog', 104, 'eventLog', 'change'],
    [' Microsoft-Windows-TerminalServices-Gateway ', 201, 'gateway', 'fault'],
  ])('finds %s %i', (provider, id, area, level) => {
    expect(windowsEvent(provider, id)).toMatchObject({ level });
    expect(windowsEvent(provider, id)?.areas[0]).toBe(area);
  });

  it.each([
    ['Service Control Manager', 1],
    ['A provider nobody knows', 7031],
    ['', 7031],
    ['Service Control Manager', 7031.5],
    ['Service Control Manager', -58505],
    ['Service Control Manager', Number.NaN],
    ['__proto__', 1],
  ])('does not find %s %d', (provider, id) => {
    expect(windowsEvent(provider, id)).toBeUndefined();
  });
});
