import type { ExitCode } from '../../app/exit-codes.ts';

/** Something the person can put right: told in one line, without a stack, with its own exit code. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly exit: ExitCode;

  constructor(message: string, exit: ExitCode = 2) {
    super(message);
    this.exit = exit;
  }
}
