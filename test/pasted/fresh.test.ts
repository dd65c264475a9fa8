import { expect, it } from 'vitest';
import { judgeFresh } from './judge-fresh.ts';

const notRight = [
  'sign-in-method',
  'cert-mismatch-dialog',
  'tslicensing-1128',
  'eventid-226-rdpcorets',
  'remmina-tls-dialog',
  'xrdp-xserver-timeout',
  'xrdp-sesman-unreachable',
  'xrdp-window',
  'guacd-home-not-writable',
  'grd-credentials',
  'aadsts53003',
  'avd-account-directory',
  'sym-vpn-drop',
  'sym-second-kick',
];

it('answers all fresh inputs but the known ones', () => {
  const judged = judgeFresh();
  expect(judged.length).toBeGreaterThan(30);
  expect(judged.filter(({ mark }) => mark !== 'right').map(({ id }) => id)).toEqual(notRight);
});

it('says nothing that is known to be false', () => {
  expect(judgeFresh().filter(({ mark }) => mark === 'wrong')).toEqual([]);
});
