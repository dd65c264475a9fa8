import { cloudReaders } from './cloud-targets.ts';
import { fileReaders } from './file-targets.ts';
import type { Target } from './target.ts';
import { textReaders } from './text-targets.ts';
import { conversations, wireDecoders } from './wire-targets.ts';

/** Everything that takes bytes from outside. */
export const targets: readonly Target[] = [
  ...wireDecoders,
  ...conversations,
  ...fileReaders,
  ...textReaders,
  ...cloudReaders,
];
