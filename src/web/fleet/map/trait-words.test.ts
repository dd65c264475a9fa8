import { expect, it } from 'vitest';
import { traitWords } from './trait-words.ts';

it.each([
  ['nla', 'required', 'NLA required'],
  ['tls', 'TLS 1.3', 'TLS 1.3'],
  ['issuer', 'windows', 'issued by Windows itself'],
  ['issuer', 'O=Corp, was this, is that', 'issued by O=Corp, was this, is that'],
  ['build', '10.0.20348', 'Windows Server 2022 (build 20348)'],
])('%s %s is told as %s', (trait, value, words) => expect(traitWords(trait, value)).toBe(words));
