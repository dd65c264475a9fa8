/** The values an event's sentence prints, under the names its provider gives them; empty where the sentence is not one of these. */
export function valuesIn(
  shortProvider: string | undefined,
  id: number,
  message: string,
): Readonly<Record<string, string>> {
  const read = shortProvider === undefined ? undefined : readers[`${shortProvider} ${id & 0xffff}`];
  return read ? withoutAbsent(read(message.slice(0, LONGEST))) : {};
}

type Values = Readonly<Record<string, string | undefined>>;

/** By provider and id: by the label before a value, else by its place. The order is the same in every language, the words are not. */
const readers: Readonly<Record<string, (message: string) => Values>> = {
  'schannel 36870': (m) => ({ ErrorCode: hex(m, 0), ErrorStatus: labelled(m, errorState) ?? decimal(m, 0) }),
  'schannel 36871': (m) => ({ ErrorState: labelled(m, errorState) ?? decimal(m, 0) }),
  'schannel 36874': (m) => ({ Protocol: /\b(?:TLS|SSL) \d(?:\.\d)?/.exec(m)?.[0] }),
  'schannel 36887': (m) => ({ AlertDesc: labelled(m, alertCode) ?? decimal(m, 0) }),
  'schannel 36888': (m) => ({
    AlertDesc: labelled(m, alertCode) ?? decimal(m, 0),
    ErrorState: labelled(m, errorState) ?? decimal(m, 1),
  }),
  'lsm 40': (m) => ({
    Session: labelled(m, sessionNumber) ?? decimal(m, 0),
    Reason: labelled(m, reasonCode) ?? decimal(m, 1),
  }),
  'lsm 39': (m) => ({ TargetSession: decimal(m, 0), Source: decimal(m, 1) }),
  'lsm 21': session,
  'lsm 22': session,
  'lsm 24': session,
  'lsm 25': session,
  'rcm 1149': (m) => ({ Param1: line(m, 0), Param2: line(m, 1), Param3: line(m, 2) }),
  'rdpcorets 97': (m) => ({ ErrorCode: hex(m, 0) }),
  'rdpcorets 103': (m) => ({ ReasonCode: labelled(m, reasonCode) ?? decimal(m, 0) }),
  'rdpcorets 131': (m) => ({ ConnType: /\b(?:TCP|UDP)\b/.exec(m)?.[0], ClientIP: address(m, true) }),
  'rdpcorets 139': (m) => ({ ResultCode: hex(m, 0), IPString: address(m, false) }),
  'rdpcorets 140': (m) => ({ IPString: address(m, false) }),
  'rdpcorets 226': (m) => ({ ErrorCode: hex(m, 0) }),
  'termdd 50': (m) => ({ '0': quoted(m, 0) ?? hex(m, 0) }),
  'termdd 56': (m) => ({ '1': address(m, false) }),
  'rdpclient 1024': (m) => ({ Name: 'Server Name', Value: /\(([^()]{1,255})\)/.exec(m)?.[1]?.trim() }),
  'rdpclient 1026': (m) => ({ Name: 'Disconnect Reason', Value: labelled(m, /=/u) ?? decimal(m, -1) }),
  'security 4625': logon,
  'security 4624': logon,
  'security 4776': (m) => ({
    TargetUserName: /(?:Logon Account|Anmeldekonto)[ \t]*:[ \t]*(\S[^\n]{0,120})/i.exec(m)?.[1]?.trim(),
    Workstation: /(?:Source Workstation|Quellarbeitsstation)[ \t]*:[ \t]*(\S[^\n]{0,60})/i
      .exec(m)?.[1]
      ?.trim(),
    Status: /\b0x[cC]0[0-9a-fA-F]{6}\b|\b0x0\b/.exec(m)?.[0].toLowerCase(),
  }),
  'crash 1000': (m) => ({ AppName: program(m, 0), ModuleName: program(m, 1), ExceptionCode: exception(m) }),
  'scm 7034': service,
  'scm 7031': service,
  'scm 7036': (m) => ({
    param1: /The (.{1,80}?) service entered/.exec(m)?.[1],
    param2: /entered the (\w{1,20}) state/.exec(m)?.[1],
  }),
  'gateway 200': gateway,
  'gateway 201': gateway,
  'gateway 203': gateway,
  'gateway 204': gateway,
  'gateway 300': gateway,
  'gateway 301': gateway,
  'gateway 302': gateway,
  'gateway 303': gateway,
  'gateway 304': gateway,
};

function session(message: string): Values {
  return { User: line(message, 0), SessionID: line(message, 1), Address: line(message, 2) };
}

/** The name on one of the first lines of a crash: behind its label, before its version. */
function program(message: string, place: number): string | undefined {
  return /[:：]\s{0,4}([^,，:：]{1,120}),/u.exec(message.split('\n')[place] ?? '')?.[1]?.trim();
}

/** The code of a crash stands on its third line. */
function exception(message: string): string | undefined {
  return /0x[0-9a-fA-F]{8}/.exec(message.split('\n')[2] ?? '')?.[0];
}

function service(message: string): Values {
  return {
    param1: /The (.{1,80}?) service terminated/.exec(message)?.[1] ?? quoted(message, 0),
    param2: decimal(message, 0),
  };
}

/** User, client computer, resource or method in quotation marks, in this order; an error number comes last. */
function gateway(message: string): Values {
  const last = [...message.matchAll(/["“„«]([^"“”„«»]{1,200})["”»]/g)].at(-1)?.[1];
  return {
    Username: quoted(message, 0),
    IpAddress: quoted(message, 1),
    Resource: quoted(message, 2),
    ErrorCode: last !== undefined && /^\d{1,10}$/.test(last) ? last : undefined,
  };
}

/** 4624 and 4625: the second account of the text is the one that logs on. */
function logon(message: string): Values {
  const statuses = [...message.matchAll(/\b0x[cC]0[0-9a-fA-F]{6}\b|\b0x0\b|\b0x80[0-9a-fA-F]{6}\b/g)].map(
    ([found]) => found,
  );
  const named = (label: RegExp, at: number) => [...message.matchAll(label)].at(at)?.[1]?.trim();
  const status = named(/(?:^|\n)[ \t]*Status:[ \t]*(0x[0-9a-fA-F]{1,8})/g, 0);
  return {
    TargetUserName: named(
      /(?:Account Name|Kontoname|Nom (?:du|de) compte|Nombre de cuenta|Nome account|Nome da conta|Accountnaam|アカウント名|帐户名|帳戶名稱|계정 이름|Имя учетной записи|Nazwa konta)[ \t]?[:：][ \t]*(\S[^\n]{0,120})/gi,
      -1,
    ),
    TargetDomainName: named(
      /(?:Account Domain|Kontodomäne|Domaine du compte|Dominio de cuenta|Dominio account|Domínio da conta|アカウント ドメイン|帐户域)[ \t]?[:：][ \t]*(\S[^\n]{0,120})/gi,
      -1,
    ),
    Status: (status ?? statuses.find((found) => found !== '0x0'))?.toLowerCase(),
    SubStatus:
      named(/Sub Status:[ \t]*(0x[0-9a-fA-F]{1,8})/g, 0)?.toLowerCase() ?? statuses.at(-1)?.toLowerCase(),
    LogonType: named(/Logon Type:[ \t]*(\d{1,2})/g, 0) ?? /:[ \t]+(\d{1,2})[ \t]*(?:\n|$)/.exec(message)?.[1],
    IpAddress: address(message, false),
    WorkstationName: named(/Workstation Name:[ \t]*(\S[^\n]{0,60})/g, 0),
    AuthenticationPackageName: named(/Authentication Package:[ \t]*(\S[^\n]{0,40})/g, 0),
  };
}

/** The number right behind a label; words such as "is" may stand between. */
function labelled(message: string, label: RegExp): string | undefined {
  const found = label.exec(message);
  if (!found) return undefined;
  const behind = message.slice(found.index + found[0].length);
  return /^[^\d\n.;,]{0,24}?(\d{1,10})(?![\w]|\.\d)/u.exec(behind)?.[1];
}

const sessionNumber = /\b(?:Session|Sitzung|session|sesión|sessione|sessão|sessie)\b|セッション|会话|세션/u;
const reasonCode =
  /reason code|disconnect reason|Ursachencode|Ursache|code (?:de (?:la )?)?raison|code (?:de )?motif|código de (?:motivo|razón)|codice motivo|redencode|理由コード|原因コード|原因代码|원인 코드|код\S{0,2} причины/iu;
const alertCode =
  /fatal (?:alert|error) code|Warnungscode|Fehlercode|code d.(?:alerte|erreur)|código de (?:alerta|error)|アラート コード|エラー コード|警报代码|错误代码/iu;
const errorState =
  /error state|Fehlerstatus|état d.erreur(?: interne)?|estado de error(?: interno)?|stato (?:di )?errore(?: interno)?|エラー状態|错误状态/iu;

function hex(message: string, at: number): string | undefined {
  return [...message.matchAll(/\b0x[0-9a-fA-F]{1,8}\b/g)].at(at)?.[0].toLowerCase();
}

function decimal(message: string, at: number): string | undefined {
  return [...message.matchAll(/(?<![\w.])\d{1,10}(?![\w]|\.\d)/g)].at(at)?.[0];
}

/** The value of a "label: value" line after the first line, which is the sentence itself. */
function line(message: string, at: number): string | undefined {
  const first = message.indexOf('\n');
  if (first < 0) return undefined;
  return [...message.slice(first).matchAll(/[:：][ \t]*(\S[^\r\n]{0,200})/g)].at(at)?.[1]?.trim();
}

function quoted(message: string, at: number): string | undefined {
  return [...message.matchAll(/["“„«]([^"“”„«»]{1,200})["”»]/g)].at(at)?.[1];
}

function address(message: string, withPort: boolean): string | undefined {
  const found =
    /(?<![\d.])(\d{1,3}(?:\.\d{1,3}){3})(:\d{1,5})?(?![\d.]\d)/.exec(message) ??
    /\[([0-9a-fA-F:]{3,45})\](:\d{1,5})?/.exec(message);
  return found ? `${found[1]}${withPort ? (found[2] ?? '') : ''}` : undefined;
}

function withoutAbsent(values: Values): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}

const LONGEST = 4_000;
