import { handshake } from './handshake.ts';
import { logon } from './logon.ts';
import { offers } from './offers.ts';
import { mstscHello } from './mstsc-hello.ts';
import { oldTls } from './old-tls.ts';
import { otherAddresses } from './other-addresses.ts';
import { portSpeech } from './port-speech.ts';
import type { Probe } from '../interview/probe.ts';
import { quality } from './quality.ts';
import { rawTls } from './raw-tls.ts';
import { repeat } from './repeat.ts';
import { serverHello } from './server-hello.ts';
import { smallAnswer } from './small-answer.ts';
import { socks } from './socks.ts';
import { sourcePorts } from './source-ports.ts';
import { tlsScan } from './tls-scan.ts';
import { udp } from './udp.ts';

/** Every question to a host whose port is open; which are asked, and when, follows from their urgency. */
export const probes: readonly Probe[] = [
  handshake,
  otherAddresses,
  udp,
  serverHello,
  mstscHello,
  smallAnswer,
  portSpeech,
  repeat,
  ...offers,
  oldTls,
  rawTls,
  socks,
  sourcePorts,
  quality,
  tlsScan,
  logon,
];
