import { configureGlobal } from 'fast-check';

/** Every run tries the same inputs, so that a failure is of what changed; RDPDOCTOR_SEED=2 npm run check tries others. */
configureGlobal({ seed: Number(process.env['RDPDOCTOR_SEED'] ?? 1) });
