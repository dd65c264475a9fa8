import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { encodeRdpUdpSyn, firstSyn } from '../../core/protocol/rdp-udp.ts';
import { answerUdp } from './answer-udp.ts';

it('a datagram that says it comes from no port ends no practice server', async () => {
  const server = answerUdp('127.0.23.1', 0);
  await once(server, 'listening');
  const syn = encodeRdpUdpSyn(firstSyn(7));
  server.emit('message', syn, { address: '127.0.23.1', family: 'IPv4', port: 0, size: syn.length });
  const asking = createSocket('udp4');
  asking.send(syn, server.address().port, '127.0.23.1');
  const [answer] = (await once(asking, 'message')) as [Buffer];
  expect(answer.length).toBeGreaterThan(0);
  asking.close();
  server.close();
});
