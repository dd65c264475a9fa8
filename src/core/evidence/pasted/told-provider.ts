import { tellingEvents } from '../events/telling-events.ts';
import { longNames, type ShortProvider } from '../../facts/provider-names.ts';

/**
 * The provider of an event that was printed without it: the only one whose events of this number are known here and in
 * whose field the words are, in any language. Undefined where another could have written it.
 */
export function toldProvider(id: number, message: string): string | undefined {
  const head = message.slice(0, LONGEST);
  const found = (byId().get(id) ?? []).filter((provider) => field[provider]?.test(head));
  const [only] = found;
  return only === undefined || found.length > 1 ? undefined : longNames[only][0];
}

let known: ReadonlyMap<number, readonly ShortProvider[]> | undefined;

function byId(): ReadonlyMap<number, readonly ShortProvider[]> {
  if (known === undefined) {
    const providers = new Map<number, ShortProvider[]>();
    for (const { id, provider } of tellingEvents)
      providers.set(id, [...new Set([...(providers.get(id) ?? []), provider])]);
    known = providers;
  }
  return known;
}

/** Words that every event of a provider has, whatever the language; a provider without a row is never told from words. */
const field: Partial<Readonly<Record<ShortProvider, RegExp>>> = {
  rcm: /Remote ?desktop|Remotedesktop|\bRDP?\b|Sitzungshost|Bureau à distance|Escritorio remoto|Desktop remoto|Área de Trabalho Remota|Extern bureaublad|リモート ?デスクトップ|远程桌面|遠端桌面|원격 데스크톱|удаленн\S{0,6} рабоч|Pulpit\S{0,3} zdaln/iu,
  lsm: /Remote Desktop Services|Remotedesktopdienste|\bSession\b|Sitzung|\bsession\b|sesión|sessione|sessão|\bsessie\b|セッション|会话|工作階段|세션|сеанс|sesj/iu,
  rdpcorets: /\bRDP\b|\bTCP\b|\bUDP\b|Remote ?Desktop|IP-?address|IP-Adresse|adresse IP|dirección IP/iu,
  rdpclient: /RDP ClientActiveX|\bActiveX\b/iu,
  schannel:
    /\b(?:TLS|SSL|Schannel)\b|\bprivate key|privaten Schlüssel|clé privée|clave privada|chiave privata|chave privada|秘密キー|私钥|私密金鑰|개인 키|закрыт\S{0,4} ключ|fatal alert|schwerwiegende Warnung/iu,
  termdd: /\bRDP\b|Terminal ?[Ss]erver|protocol stream|Protokolldatenstrom/u,
  security:
    /account|log(?:ged)? ?on|Konto|Anmeld|compte|session|cuenta|inicio de sesión|\bconta\b|accesso|アカウント|ログオン|帐户|登录|帳戶|계정|로그온|учетн|konto|konta/iu,
  scm: /\bservice\b|Dienst|servicio|servizio|serviço|\bservice\b|サービス|服务|服務|서비스|служб|usług/iu,
  crash: /application name|Anwendung|application|aplicación|アプリケーション|应用程序|приложени/iu,
  winlogon: /logon process|Anmeldeprozess|Windows-Anmelde|ouverture de session/iu,
  netlogon: /domain|Domäne|domaine|dominio|ドメイン|域/iu,
};

const LONGEST = 600;
