import { isIP } from 'node:net';
import { harmless } from '../../core/bytes/harmless.ts';
import { alertText } from '../../core/report/fleet/alert-text.ts';
import { secretOf, type NotTold, type Teller } from './telling.ts';

/** Sends mail by SMTP; with STARTTLS nothing goes out before the connection is protected. */
export const tellByEmail: Teller<'email'> = async (channel, { alert, event, id, link }, ways) => {
  const password = channel.password === undefined ? undefined : secretOf(channel.password, ways);
  if (password !== undefined && typeof password !== 'string') return password;
  const { server, port, security, user, from, to } = channel;
  if (security === 'none' && !isHere(server))
    return {
      problem: `security none: only for a mail server on this machine, not for ${server}`,
      again: false,
    };
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    host: server,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === undefined || password === undefined ? {} : { auth: { user, pass: password } }),
    connectionTimeout: LONGEST_MS,
    greetingTimeout: LONGEST_MS,
    socketTimeout: LONGEST_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const stop = () => transport.close();
  ways.signal.addEventListener('abort', stop, { once: true });
  const { subject, body } = alertText(alert, event, link);
  try {
    await transport.sendMail({
      from,
      to: [...to],
      subject,
      text: body,
      // One alert is one thread, and a delivery sent twice is one message.
      messageId: `<${id}@rdpdoctor>`,
      references: `<${alert.id}@rdpdoctor>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return undefined;
  } catch (error) {
    return notSent(error);
  } finally {
    ways.signal.removeEventListener('abort', stop);
    transport.close();
  }
};

function notSent(error: unknown): NotTold {
  const said = error instanceof Error ? error.message : String(error);
  const { code, responseCode = 0 } = error as { readonly code?: string; readonly responseCode?: number };
  // Only a refusal of the message itself is for good: protection and passwords are put right.
  const refused = (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode >= 500;
  return { problem: harmless(said).slice(0, 300), again: !refused };
}

function isHere(server: string): boolean {
  return server === 'localhost' || server === '::1' || (isIP(server) === 4 && server.startsWith('127.'));
}

const LONGEST_MS = 20_000;
