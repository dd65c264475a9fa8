import { expect, it } from 'vitest';
import { fact } from '../../core/facts/case-file.ts';
import { gatewayInRdp } from './rdp-gateway.ts';

const source = { by: 'rdp file', from: 'office.rdp', at: '2026-09-01T12:00:00.000Z' };

it.each([
  [
    { gatewayhostname: 'gw.corp.example', gatewayusagemethod: 1 },
    { host: 'gw.corp.example', port: 443 },
  ],
  [
    { gatewayhostname: 'gw.corp.example:4443', gatewayusagemethod: 2 },
    { host: 'gw.corp.example', port: 4443 },
  ],
  [{ gatewayhostname: 'gw.corp.example', gatewayusagemethod: 0 }, undefined],
  [{ gatewayhostname: 'gw.corp.example', gatewayusagemethod: 4 }, undefined],
  [{ gatewayhostname: 'gw.corp.example' }, undefined],
  [{ gatewayhostname: ' ', gatewayusagemethod: 1 }, undefined],
  [{ gatewayhostname: 'https://gw', gatewayusagemethod: 1 }, undefined],
])('%j goes through %j', (settings, gateway) => {
  const file = fact('rdpFile', { settings, signed: false, signedNames: [] }, source);
  expect(gatewayInRdp([file])).toEqual(gateway);
});

it('no .rdp file names no gateway', () => {
  expect(gatewayInRdp([])).toBeUndefined();
});
