import { expect, it } from 'vitest';
import { tlsVersions as factVersions } from '../../facts/tls-versions.ts';
import {
  alertName,
  allGroups,
  allSignatureAlgorithms,
  groupName,
  groupNumber,
  newestOf,
  signatureAlgorithmName,
  signatureAlgorithmNumber,
  tlsVersions,
  versionNumber,
  versionOf,
} from './names.ts';

it('calls versions what facts call them', () => {
  expect(tlsVersions).toEqual(factVersions);
});

it.each(tlsVersions)('finds %s by its number', (version) => {
  expect(versionOf(versionNumber(version))).toBe(version);
});

it('has no name for a draft version', () => {
  expect(versionOf(0x7f1c)).toBeUndefined();
});

it('finds the newest of some versions', () => {
  expect(newestOf(['TLS 1.2', 'TLS 1.0', 'SSL 3.0'])).toBe('TLS 1.2');
});

it.each([
  [40, 'handshake_failure'],
  [70, 'protocol_version'],
  [80, 'internal_error'],
  [200, 'alert 200'],
])('names alert %i', (alert, name) => {
  expect(alertName(alert)).toBe(name);
});

it.each(allGroups)('finds group %i by its name', (number) => {
  expect(groupNumber(groupName(number))).toBe(number);
});

it.each(allSignatureAlgorithms)('finds signature algorithm %i by its name', (number) => {
  expect(signatureAlgorithmNumber(signatureAlgorithmName(number))).toBe(number);
});

it('shows the number of what it cannot name, and reads it back', () => {
  expect(groupName(0x2a2a)).toBe('0x2A2A');
  expect(groupNumber('0x2A2A')).toBe(0x2a2a);
  expect(groupNumber('no such group')).toBeUndefined();
});
