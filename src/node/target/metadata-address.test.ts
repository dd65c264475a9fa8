import { expect, it } from 'vitest';
import { isMetadataAddress, openButMetadata } from './metadata-address.ts';

it.each([
  ['169.254.169.254', true],
  ['::ffff:169.254.169.254', true],
  ['FD00:0EC2::0254', true],
  ['fd00:ec2::254%eth0', true],
  ['169.254.1.1', false],
  ['10.0.0.1', false],
])('%s: %s', (address, is) => expect(isMetadataAddress(address)).toBe(is));

it('a connection to one is not opened', async () => {
  const stop = new AbortController();
  expect(await openButMetadata('169.254.169.254', 80, 1_000, stop.signal)).toEqual({
    outcome: 'prohibited',
    ms: 0,
  });
});
