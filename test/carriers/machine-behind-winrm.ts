import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { makeCertificate } from '../../src/node/lab/certificates.ts';
import { healthy } from '../../src/node/lab/peers/healthy.ts';
import { refusesTls } from '../../src/node/lab/peers/refuses-tls.ts';
import { makeMachineEngine } from './machine-engine.ts';
import { startWinrmDouble } from './winrm-double.ts';

/** A machine on loopback: its Remote Desktop port refuses TLS until a plan is applied over its WinRM. */
export interface MachineBehindWinrm {
  readonly host: string;
  readonly password: string;
  /** Lines of `serve.runPlans` that lead there; the password stands in RUN_PASSWORD. */
  readonly way: string;
  /** The plans that are applied there, as JSON. */
  readonly applied: () => string;
  readonly close: () => Promise<void>;
}

/** Starts it on three addresses: its own, and two that stand for what answers before and after. */
export async function machineBehindWinrm(
  host: string,
  before: string,
  after: string,
): Promise<MachineBehindWinrm> {
  const engine = makeMachineEngine();
  const certificate = makeCertificate({
    commonName: host,
    notBefore: '2026-01-01T00:00:00Z',
    notAfter: '2036-01-01T00:00:00Z',
    alternativeNames: [host],
  });
  const password = 'Geheim 1 ä';
  const winrm = await startWinrmDouble({
    address: host,
    port: 0,
    engineFolder: engine.folder,
    tls: { key: certificate.keyPem, cert: certificate.pem, der: certificate.der },
    user: 'rdpdoctor',
    password,
  });
  const peers = [
    await refusesTls.start({ address: before, port: 3389 }),
    await healthy.start({ address: after, port: 3389 }),
  ];
  const applied = () => readFileSync(engine.state, 'utf8');
  const front = createServer((socket) => {
    const onward = connect({ host: applied() === '[]' ? before : after, port: 3389 });
    socket.on('error', () => onward.destroy());
    onward.on('error', () => socket.destroy());
    socket.pipe(onward).pipe(socket);
  }).listen(3389, host);
  await once(front, 'listening');
  return {
    host,
    password,
    way: [
      '    via: winrm',
      '    user: SRV01\\rdpdoctor',
      '    password: ${RUN_PASSWORD}',
      `    port: ${winrm.port}`,
      `    certificate: ${certificate.sha256}`,
      '',
    ].join('\n'),
    applied,
    async close() {
      await winrm.close();
      front.close();
      for (const peer of peers) await peer.close();
    },
  };
}
