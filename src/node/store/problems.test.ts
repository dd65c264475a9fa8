import { describe, expect, it } from 'vitest';
import { StoreProblem } from '../../app/store-problem.ts';
import { postgresProblem } from './postgres-problem.ts';
import { isBusy, sqliteProblem } from './sqlite-problem.ts';

const error = (more: object, message = 'x') => Object.assign(new Error(message), more);

describe('what befalls a database', () => {
  it.each([
    [5, 'busy'],
    [261, 'busy'],
    [6, 'busy'],
    [8, 'refused'],
    [10, 'unreachable'],
    [778, 'unreachable'],
    [11, 'damaged'],
    [13, 'full'],
    [14, 'refused'],
    [26, 'damaged'],
    [1555, undefined],
  ])('SQLite %i is %s', (errcode, kind) => {
    expect(kindOf(sqliteProblem(error({ errcode }), 'x.db'))).toBe(kind);
    expect(isBusy(error({ errcode }))).toBe(kind === 'busy');
  });

  it.each([
    ['08006', 'unreachable'],
    ['57P01', 'unreachable'],
    ['57P03', 'unreachable'],
    ['ECONNREFUSED', 'unreachable'],
    ['ECONNRESET', 'unreachable'],
    ['EAI_AGAIN', 'unreachable'],
    ['53100', 'full'],
    ['53300', 'busy'],
    ['40P01', 'busy'],
    ['57014', 'busy'],
    ['28P01', 'refused'],
    ['3D000', 'refused'],
    ['42501', 'refused'],
    ['25006', 'refused'],
    ['XX001', 'damaged'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'refused'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'refused'],
    ['23505', undefined],
    ['42P01', undefined],
  ])('PostgreSQL %s is %s', (code, kind) => {
    expect(kindOf(postgresProblem(error({ code }), 'postgres://x'))).toBe(kind);
  });

  it.each([
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Query read timeout',
  ])('a driver that says "%s" cannot reach it', (message) => {
    expect(kindOf(postgresProblem(error({}, message), 'postgres://x'))).toBe('unreachable');
  });

  it('a missing password is none that the database accepts', () => {
    const problem = postgresProblem(error({}, 'SASL: client password must be a string'), 'postgres://x');
    expect(kindOf(problem)).toBe('refused');
  });

  it('a mistake of ours stays one', () => {
    const mistake = new TypeError('x is not a function');
    expect(postgresProblem(mistake, 'x')).toBe(mistake);
    expect(sqliteProblem(mistake, 'x')).toBe(mistake);
  });
});

function kindOf(problem: unknown): string | undefined {
  return problem instanceof StoreProblem ? problem.kind : undefined;
}
