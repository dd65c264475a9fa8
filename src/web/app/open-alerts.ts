import { signal } from '@preact/signals';

/** How many alerts are open, as far as a view has seen. */
export const openAlerts = signal(0);
