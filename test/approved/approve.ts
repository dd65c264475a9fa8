// npm run approve: writes down what causes and observations say of their examples today, for ledger.test.ts to hold.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { causes } from '../../src/core/causes/causes.ts';
import { observations } from '../../src/core/observations/observations.ts';
import { pageOfCause, pageOfObservation } from './ledger.ts';

const pages = [
  ...causes.map((cause) => [cause.id, ...pageOfCause(cause)]),
  ...observations.map((observation) => [observation.id, ...pageOfObservation(observation)]),
];
writeFileSync(
  join(import.meta.dirname, 'ledger.txt'),
  `${pages.map((page) => page.join('\n')).join('\n\n')}\n`,
);
