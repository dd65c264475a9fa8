import { createHash, createHmac } from 'node:crypto';

export interface AwsKeys {
  readonly id: string;
  readonly secret: string;
  readonly sessionToken?: string;
}

export interface UnsignedRequest {
  readonly method: string;
  readonly url: string;
  /** Header fields to be sent and signed; Host and X-Amz-Date are added. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Header fields of a request signed with AWS Signature Version 4. `at` is an ISO 8601 time in UTC. */
export function signAws(
  request: UnsignedRequest,
  keys: AwsKeys,
  scope: { readonly region: string; readonly service: string; readonly at: string },
): Record<string, string> {
  const stamp = `${scope.at.slice(0, 19).replace(/[-:]/g, '')}Z`;
  const url = new URL(request.url);
  const fields: Record<string, string> = {
    ...request.headers,
    Host: url.host,
    'X-Amz-Date': stamp,
    ...(keys.sessionToken === undefined ? {} : { 'X-Amz-Security-Token': keys.sessionToken }),
  };
  const names = Object.keys(fields)
    .map((name) => name.toLowerCase())
    .sort();
  const valueOf = (name: string) => {
    const field = Object.entries(fields).find(([each]) => each.toLowerCase() === name);
    return (field?.[1] ?? '').trim().replace(/\s+/g, ' ');
  };
  const canonical = [
    request.method,
    canonicalPath(url.pathname),
    canonicalQuery(url.searchParams),
    ...names.map((name) => `${name}:${valueOf(name)}`),
    '',
    names.join(';'),
    sha256(request.body),
  ].join('\n');
  const credential = [stamp.slice(0, 8), scope.region, scope.service, 'aws4_request'];
  const toSign = ['AWS4-HMAC-SHA256', stamp, credential.join('/'), sha256(canonical)].join('\n');
  const key = credential.reduce<string | Buffer>((under, part) => hmac(under, part), `AWS4${keys.secret}`);
  const signature = createHmac('sha256', key).update(toSign).digest('hex');
  return {
    ...fields,
    Authorization: `AWS4-HMAC-SHA256 Credential=${keys.id}/${credential.join('/')}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  };
}

function canonicalPath(path: string): string {
  return path === ''
    ? '/'
    : path
        .split('/')
        .map((part) => encode(decodeURIComponent(part)))
        .join('/');
}

function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
}

/** RFC 3986: everything but letters, digits, - . _ ~ */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}
