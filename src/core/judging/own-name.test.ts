import { expect, it } from 'vitest';
import { holdsOwnName } from './own-name.ts';

it.each([
  { is: 'the same short name', held: ['SRV01'], own: ['SRV01', 'srv01'], holds: true },
  {
    is: 'the full name of a host that says its short one',
    held: ['srv01.corp.example'],
    own: ['SRV01'],
    holds: true,
  },
  {
    is: 'a wildcard over the full name',
    held: ['*.corp.example'],
    own: ['SRV01', 'srv01.corp.example'],
    holds: true,
  },
  { is: 'a wildcard beside a short name', held: ['*.corp.example'], own: ['SRV01'], holds: false },
  { is: 'the name from before', held: ['DESKTOP-OLD'], own: ['SRV01', 'srv01.corp.example'], holds: false },
  {
    is: 'the same label in another domain',
    held: ['srv01.other.example'],
    own: ['srv01.corp.example'],
    holds: false,
  },
  { is: 'no name of its own', held: ['SRV01'], own: [], holds: undefined },
])('$is: $holds', ({ held, own, holds }) => {
  expect(holdsOwnName({ certificateNames: held, hostNames: own })).toBe(holds);
});
