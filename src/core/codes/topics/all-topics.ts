import { certificateTopics } from './certificate-topics.ts';
import { clientTopics } from './client-topics.ts';
import { networkTopics } from './network-topics.ts';
import { securityTopics } from './security-topics.ts';
import { serviceTopics } from './service-topics.ts';
import { sessionTopics } from './session-topics.ts';
import type { Topic } from './topic.ts';
import { updateTopics } from './update-topics.ts';

/** Every topic that words can find; at most 250. */
export const allTopics: readonly Topic[] = [
  ...certificateTopics,
  ...serviceTopics,
  ...networkTopics,
  ...securityTopics,
  ...clientTopics,
  ...sessionTopics,
  ...updateTopics,
];
