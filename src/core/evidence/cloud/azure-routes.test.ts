import { expect, it } from 'vitest';
import { publicRanges } from './address-ranges.ts';
import { azureWayBack } from './azure-routes.ts';

const route = (addressPrefix: readonly string[], nextHopType = 'Internet') => ({
  addressPrefix: [...addressPrefix],
  nextHopType,
});
const numbered = (count: number) =>
  Array.from({ length: count }, (_, i) => `${20 + (i >> 16)}.${(i >> 8) & 255}.${i & 255}.0/24`);

it('thousands of routes are gone through, and more than that are not known', () => {
  const many = azureWayBack(
    { value: [route(['0.0.0.0/0']), route(numbered(3_900), 'None')] },
    publicRanges(4),
  );
  expect(many?.[0]).toEqual({ hop: 'internet', prefix: '0.0.0.0/0' });
  expect(many).toHaveLength(5);
  expect(azureWayBack({ value: [route(numbered(4_001))] }, publicRanges(4))).toBeUndefined();
});

it('without any route for somebody nothing is said of them', () => {
  expect(azureWayBack({ value: [] }, publicRanges(4))).toEqual([]);
});
