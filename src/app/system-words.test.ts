import { expect, it } from 'vitest';
import { connectingProblem, listeningProblem } from './system-words.ts';

const error = (code: string) => Object.assign(new Error('raw'), { code });

it.each([
  ['EADDRINUSE', /^another program listens there already/],
  ['EACCES', /^may not listen there: ports below 1024/],
  ['EADDRNOTAVAIL', /^this machine has no such address$/],
  ['EBADF', /^cannot listen there \(EBADF\)$/],
])('%s is told in words to whoever wants to listen', (code, says) => {
  expect(listeningProblem(error(code))).toMatch(says);
  expect(listeningProblem(code)).toMatch(says);
});

it.each([
  ['ECONNREFUSED', 'nobody listens there'],
  ['ENOTFOUND', 'its name leads to no address'],
  ['EBADF', undefined],
])('%s is told in words to whoever wants to connect', (code, says) => {
  expect(connectingProblem(error(code))).toBe(says);
});
