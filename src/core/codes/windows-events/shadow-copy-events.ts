import { eventsOf } from './event-row.ts';
import { notFound, technet } from './event-sources.ts';

/** Volume shadow copies, which backups and restore points rest on. */
// prettier-ignore
export const shadowCopyEvents = [
  ...eventsOf({ provider: 'volsnap',
    areas: ['shadowCopies', 'storage'], source: technet('dd364896'), sure: 'documented' }, [
    [4, 'fault', 'param2', 'No shadow copy of {param2}: there were no worker threads for it.'],
    [5, 'fault', 'param2', 'No shadow copy of {param2}: there was too little non-paged memory.'],
    [6, 'fault', 'param2', 'No shadow copy of {param2}: there was too little virtual memory.'],
    [8, 'fault', 'param2', 'Writes to {param2}, held for a shadow copy, were not released in time.'],
    [9, 'fault', 'param2', 'Holding writes to {param2} timed out while the file system tidied up.'],
    [14, 'fault', 'param2', 'The shadow copies of {param2} were given up because of a read or write error.', '', 'unconfirmed'],
    [15, 'fault', 'param2', 'The shadow copies of {param2} were given up for lack of paged memory.'],
    [21, 'fault', 'param2', 'Holding writes to {param2} was given up for lack of memory.'],
    [25, 'fault', 'param2', 'The shadow copies of {param2} were deleted: their storage could not grow in time.', '', 'unconfirmed'],
    [27, 'fault', 'param2', 'The shadow copies of {param2} were given up during detection.', '', 'unconfirmed'],
    [33, 'noise', 'param2', 'The oldest shadow copy of {param2} was deleted to keep within the limit.', '', 'unconfirmed'],
    [36, 'fault', 'param2', 'The shadow copies of {param2} were given up: their storage hit its limit.', '', 'unconfirmed'],
  ]),
  ...eventsOf({ provider: 'VSS',
    areas: ['shadowCopies'], source: 'https://irohastack.com/en/vss-eventid-8193-fix-en/', sure: 'reported' }, [
    [8193, 'fault', 'param1, param2', 'The shadow copy service failed in {param1}: {param2}'],
  ]),
  ...eventsOf({ provider: 'VSS', areas: ['shadowCopies'], source: notFound, sure: 'unconfirmed' }, [
    [8194, 'noise', 'param1', 'The shadow copy service was refused by a writer: {param1}'],
    [8224, 'normal', '', 'The shadow copy service stopped because nobody used it.'],
    [12289, 'fault', 'param1', 'The shadow copy service met an unexpected error in {param1}.'],
    [12293, 'fault', 'param1, param2', 'A shadow copy provider failed in {param1}: {param2}'],
  ]),
];
