import { handshake } from './handshake.ts';
import { offers } from './offers.ts';
import { oldTls } from './old-tls.ts';
import { portSpeech } from './port-speech.ts';
import type { Probe } from './probe.ts';
import { quality } from './quality.ts';
import { rawTls } from './raw-tls.ts';
import { repeat } from './repeat.ts';
import { serverHello } from './server-hello.ts';
import { smallAnswer } from './small-answer.ts';
import { tlsScan } from './tls-scan.ts';

/** Every question that costs TCP connections; which are asked, and when, follows from their urgency. */
export const probes: readonly Probe[] = [
  handshake,
  serverHello,
  smallAnswer,
  portSpeech,
  repeat,
  ...offers,
  oldTls,
  rawTls,
  quality,
  tlsScan,
];
