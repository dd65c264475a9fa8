import type { Confidence } from './code-row.ts';

/** A dialog sentence in another language, by the id of its English one. */
export interface TranslatedSentence {
  readonly language: string;
  readonly id: string;
  readonly says: string;
  /** Confirmed where people or Microsoft quote the dialog itself; an article that was translated may word it otherwise. */
  readonly confidence: Confidence;
  readonly source: string;
}

const specific = 'articles/virtual-machines/troubleshooting/troubleshoot-specific-rdp-errors.md';
const general = 'articles/virtual-machines/troubleshooting/troubleshoot-rdp-general-error.md';
const twice =
  'https://learn.microsoft.com/LANGUAGE/troubleshoot/windows-server/remote/cannot-authenticate-must-authenticate-twice';
const noSource = 'from memory; no published source was found';

type Written = readonly [id: string, says: string, confidence: Confidence, source: string];

/** The sentences that most often come without a number, as published in ten languages and Polish. */
// prettier-ignore
const byLanguage: Readonly<Record<string, readonly Written[]>> = {
  de: [
    ['password-expired', 'Sie müssen Ihr Kennwort ändern, bevor Sie sich das erste Mal anmelden', 'unconfirmed', noSource],
    ['password-expired', 'Ihr Kennwort ist abgelaufen', 'unconfirmed', noSource],
    ['three-reasons', 'Der Remotedesktop kann aus einem der folgenden Gründe keine Verbindung mit dem Remotecomputer herstellen', 'confirmed', `MicrosoftDocs/azure-docs.de-de:${general}; 1Remote/1Remote#108`],
    ['license-server', 'da keine Lizenzserver für Remotedesktop vorhanden sind', 'single-source', `azure-docs.de-de:${specific}`],
    ['not-found', 'Remotedesktop kann den Computer', 'single-source', `azure-docs.de-de:${specific}`],
    ['lsa', 'Die lokale Sicherheitsautorität (LSA) ist nicht erreichbar', 'single-source', `azure-docs.de-de:${specific}`],
    ['logon-failed', 'Ihre Anmeldeinformationen haben nicht funktioniert', 'single-source', `azure-docs.de-de:${specific}`],
    ['logon-failed', 'Der Anmeldeversuch ist fehlgeschlagen', 'confirmed', 'https://blog.silverpc.hu/2025/09/07/der-anmeldeversuch-ist-fehlgeschlagen-so-losen-sie-das-haufigste-remote-desktop-problem'],
    ['logon-failed', 'Ihre Anmeldeinformationen funktionieren nicht', 'single-source', 'https://www.computerweekly.com/de/tipp/RDP-Authentifizierung-Haeufige-Fehlerquellen-und-Loesungen'],
    ['cannot-connect', 'Dieser Computer kann keine Verbindung mit dem Remotecomputer herstellen', 'single-source', `azure-docs.de-de:${specific}`],
    ['not-authorised', 'da das Benutzerkonto nicht zur Remoteanmeldung autorisiert ist', 'confirmed', 'public lab reports that quote the dialog of Windows 11 (0x3 / 0x9)'],
    ['0x1307', 'Der Systemadministrator hat den Typ der Anmeldung (Netzwerk oder interaktiv) eingeschränkt', 'single-source', twice.replace('LANGUAGE', 'de-de')],
    ['internal-error', 'Ein interner Fehler ist aufgetreten', 'unconfirmed', noSource],
    ['nla-required', 'Der Remotecomputer erfordert die Authentifizierung auf Netzwerkebene', 'unconfirmed', noSource],
    ['encryption-oracle', 'CredSSP Encryption Oracle Remediation', 'unconfirmed', noSource],
  ],
  fr: [
    ['three-reasons', 'Le Bureau à distance ne peut pas se connecter à l’ordinateur distant pour l’une des raisons suivantes', 'confirmed', `azure-docs.fr-fr:${general}`],
    ['license-server', 'aucun serveur de licences Bureau à distance n’est disponible pour fournir une licence', 'single-source', `azure-docs.fr-fr:${specific}`],
    ['license-server', 'aucun serveur de licences n’est disponible', 'single-source', 'MicrosoftDocs: translated article on sessions without a license (windows-server, fr-fr)'],
    ['license-server', 'aucun serveur de licences des services Bureau à distance n’est disponible', 'unconfirmed', noSource],
    ['lsa', 'L’autorité de sécurité locale ne peut pas être contactée', 'single-source', `azure-docs.fr-fr:${specific}`],
    ['logon-failed', 'Vos informations d’identification n’ont pas fonctionné', 'single-source', `azure-docs.fr-fr:${specific}`],
    ['cannot-connect', 'Cet ordinateur ne peut pas se connecter à l’ordinateur distant', 'single-source', `azure-docs.fr-fr:${specific}`],
    ['0x1307', 'l’administrateur système a restreint le type d’ouverture de session (réseau ou interactif)', 'single-source', twice.replace('LANGUAGE', 'fr-fr')],
    ['0x1307', 'l’administrateur système a restreint le type d’ouverture de session (réseau ou interactive)', 'single-source', twice.replace('LANGUAGE', 'fr-fr')],
    ['logon-failed', 'La tentative de connexion a échoué', 'unconfirmed', noSource],
    ['internal-error', 'Une erreur interne s’est produite', 'unconfirmed', noSource],
    ['not-authorised', 'le compte d’utilisateur n’est pas autorisé à se connecter à distance', 'unconfirmed', noSource],
    ['nla-required', 'L’ordinateur distant exige l’authentification au niveau du réseau', 'unconfirmed', noSource],
  ],
  es: [
    ['nla-required', 'El equipo remoto requiere autenticación a nivel de red', 'unconfirmed', noSource],
    ['nla-required', 'El equipo remoto requiere Autenticación a nivel de red (NLA)', 'unconfirmed', noSource],
    ['three-reasons', 'Escritorio remoto no puede conectarse al equipo remoto por una de las siguientes razones', 'single-source', 'a public ticket that quotes the dialog'],
    ['license-server', 'no hay servidores de licencias de Escritorio remoto disponibles para proporcionar una licencia', 'single-source', `azure-docs.es-es:${specific}`],
    ['not-found', 'Escritorio remoto no encuentra el equipo', 'single-source', `azure-docs.es-es:${specific}`],
    ['lsa', 'No se puede conectar con la autoridad de seguridad local', 'single-source', `azure-docs.es-es:${specific}`],
    ['logon-failed', 'Las credenciales no han funcionado', 'single-source', `azure-docs.es-es:${specific}`],
    ['cannot-connect', 'Este equipo no se puede conectar al equipo remoto', 'single-source', `azure-docs.es-es:${specific}`],
    ['0x1307', 'El administrador del sistema ha restringido el tipo de inicio de sesión', 'single-source', twice.replace('LANGUAGE', 'es-es')],
    ['logon-failed', 'Error en el intento de inicio de sesión', 'unconfirmed', noSource],
    ['internal-error', 'Se produjo un error interno', 'unconfirmed', noSource],
  ],
  it: [
    ['license-server', 'non sono disponibili server licenze Desktop remoto per fornire una licenza', 'unconfirmed', `azure-docs.it-it:${specific} (machine translation)`],
    ['lsa', "Impossibile contattare l'autorità di sicurezza locale", 'unconfirmed', `azure-docs.it-it:${specific} (machine translation)`],
    ['logon-failed', 'Le credenziali specificate non funzionano', 'unconfirmed', `azure-docs.it-it:${specific} (machine translation)`],
    ['cannot-connect', 'Il computer non è in grado di connettersi al computer remoto', 'unconfirmed', `azure-docs.it-it:${specific} (machine translation)`],
    ['three-reasons', "L'accesso remoto al server non è abilitato", 'unconfirmed', noSource],
    ['logon-failed', 'Tentativo di accesso non riuscito', 'unconfirmed', noSource],
    ['internal-error', 'Si è verificato un errore interno', 'unconfirmed', noSource],
  ],
  pt: [
    ['license-server', 'não há Servidores de Licença da Área de Trabalho Remota disponíveis para fornecer uma licença', 'unconfirmed', `azure-docs.pt-br:${specific} (machine translation)`],
    ['not-found', 'A Área de Trabalho Remota não consegue localizar', 'unconfirmed', `azure-docs.pt-br:${specific} (machine translation)`],
    ['lsa', 'A Autoridade de Segurança Local não pode ser contatada', 'unconfirmed', `azure-docs.pt-br:${specific} (machine translation)`],
    ['logon-failed', 'suas credenciais não funcionaram', 'unconfirmed', `azure-docs.pt-br:${specific} (machine translation)`],
    ['cannot-connect', 'Este computador não pode se conectar ao computador remoto', 'unconfirmed', `azure-docs.pt-br:${specific} (machine translation)`],
    ['three-reasons', 'O acesso remoto ao servidor não está habilitado', 'unconfirmed', noSource],
    ['internal-error', 'Ocorreu um erro interno', 'unconfirmed', noSource],
  ],
  nl: [
    ['three-reasons', 'Extern bureaublad kan geen verbinding maken met de externe computer voor een van de volgende redenen', 'unconfirmed', `azure-docs.nl-nl:${general} (machine translation)`],
    ['three-reasons', 'Externe toegang tot de server is niet ingeschakeld', 'unconfirmed', `azure-docs.nl-nl:${general} (machine translation)`],
    ['cannot-connect', 'Deze computer kan geen verbinding maken met de externe computer', 'unconfirmed', `azure-docs.nl-nl:${specific} (machine translation)`],
    ['licensing', 'heeft de sessie beëindigd vanwege een fout in het licentieprotocol', 'confirmed', 'mRemoteNG/mRemoteNG#1888 (2056)'],
    ['logon-failed', 'uw referenties werken niet', 'unconfirmed', `azure-docs.nl-nl:${specific} (machine translation)`],
    ['logon-failed', 'De aanmeldingspoging is mislukt', 'unconfirmed', noSource],
    ['internal-error', 'Er is een interne fout opgetreden', 'unconfirmed', noSource],
  ],
  ru: [
    ['three-reasons', 'Удаленному рабочему столу не удается подключиться к удаленному компьютеру по одной из следующих причин', 'single-source', `azure-docs.ru-ru:${general}`],
    ['license-server', 'отсутствуют доступные серверы лицензирования удаленных рабочих столов', 'unconfirmed', `azure-docs.ru-ru:${specific} (machine translation)`],
    ['encryption-oracle', 'Указанная функция не поддерживается', 'confirmed', 'https://windoro.ru/0xc07-udalennyj-rabochij-stol-windows-10 (quotes the dialog)'],
    ['authentication-error', 'Произошла ошибка проверки подлинности', 'confirmed', 'https://windoro.ru/0xc07-udalennyj-rabochij-stol-windows-10 (quotes the dialog)'],
    ['logon-failed', 'учетные данные не работают', 'unconfirmed', `azure-docs.ru-ru:${specific} (machine translation)`],
    ['logon-failed', 'Попытка входа не удалась', 'single-source', 'https://kripta.biz/posts/6269E0B2-C832-4B66-9DA9-C61C50634A73'],
    ['cannot-connect', 'Не удается подключиться к удаленному компьютеру', 'unconfirmed', `azure-docs.ru-ru:${specific} (machine translation)`],
    ['internal-error', 'Произошла внутренняя ошибка', 'unconfirmed', noSource],
  ],
  ja: [
    ['not-authorised', 'このユーザー アカウントはリモート ログインを許可されていないため、接続は拒否されました', 'confirmed', 'https://so-zou.jp/software/tool/network/remote-desktop (quotes the dialog)'],
    ['license-server', 'ライセンスを提供するためのリモート デスクトップ ライセンス サーバーがないため、リモート セッションは切断されました', 'single-source', `azure-docs.ja-jp:${specific}`],
    ['lsa', 'ローカル セキュリティ機関にアクセスできません', 'single-source', `azure-docs.ja-jp:${specific}`],
    ['logon-failed', '資格情報は機能しませんでした', 'single-source', `azure-docs.ja-jp:${specific}`],
    ['cannot-connect', 'このコンピューターはリモート コンピューターに接続できません', 'single-source', `azure-docs.ja-jp:${specific}`],
    ['three-reasons', 'リモート デスクトップはリモート コンピューターに接続できません', 'single-source', 'https://4thsight.xyz/15538 (quotes the dialog)'],
    ['0x1307', 'システム管理者は、使用できるログオンの種類 (ネットワークまたは対話型) を制限しました', 'single-source', twice.replace('LANGUAGE', 'ja-jp')],
    ['0x1107', 'ログインできるコンピューターがシステム管理者により制限されています', 'confirmed', 'https://www.haruru29.net/blog/rdp-nla-error/ (quotes the dialog)'],
    ['0xC07', 'ユーザーアカウントの制限(たとえば時間帯の制限)により、ログオンできません', 'confirmed', 'https://www.haruru29.net/blog/how-to-allow-non-administrative-users-to-login-with-remote-desktop/ (quotes the dialog)'],
    ['internal-error', '内部エラーが発生しました', 'unconfirmed', noSource],
  ],
  zh: [
    ['three-reasons', '远程桌面由于以下原因之一无法连接到远程计算机', 'confirmed', 'anhkgg/SuperRDP#33; help pages of Tencent Cloud (quote the dialog)'],
    ['license-server', '由于没有可用于提供许可证的远程桌面授权服务器', 'single-source', `mc-docs.zh-cn:${specific}`],
    ['not-found', '远程桌面找不到计算机', 'single-source', `mc-docs.zh-cn:${specific}`],
    ['lsa', '无法联系本地安全机构', 'single-source', `mc-docs.zh-cn:${specific}`],
    ['cannot-connect', '此计算机无法连接到远程计算机', 'single-source', `mc-docs.zh-cn:${specific}`],
    ['0x1307', '系统管理员已限制可以使用的登录类型', 'single-source', twice.replace('LANGUAGE', 'zh-cn')],
    ['encryption-oracle', '要求的函数不受支持', 'unconfirmed', noSource],
    ['internal-error', '出现了内部错误', 'unconfirmed', noSource],
    ['logon-failed', '登录没有成功', 'unconfirmed', noSource],
  ],
  ko: [
    ['three-reasons', '다음 이유 중 하나로 인해 원격 데스크톱에서 원격 컴퓨터에 연결할 수 없습니다', 'single-source', `azure-docs.ko-kr:${general}`],
    ['license-server', '라이선스를 제공할 수 있는 원격 데스크톱 라이선스 서버가 없으므로', 'single-source', `azure-docs.ko-kr:${specific}`],
    ['lsa', '로컬 보안 기관에 연결할 수 없습니다', 'single-source', `azure-docs.ko-kr:${specific}`],
    ['logon-failed', '자격 증명이 작동하지 않습니다', 'single-source', `azure-docs.ko-kr:${specific}`],
    ['cannot-connect', '이 컴퓨터에서 원격 컴퓨터에 연결할 수 없습니다', 'single-source', `azure-docs.ko-kr:${specific}`],
    ['internal-error', '내부 오류가 발생했습니다', 'unconfirmed', noSource],
  ],
  pl: [
    ['lsa', 'Nie można skontaktować się z urzędem zabezpieczeń lokalnych', 'unconfirmed', `azure-docs.pl-pl:${specific} (machine translation)`],
    ['logon-failed', 'Twoje poświadczenia nie działają', 'unconfirmed', `azure-docs.pl-pl:${specific} (machine translation)`],
    ['cannot-connect', 'Ten komputer nie może połączyć się z komputerem zdalnym', 'unconfirmed', `azure-docs.pl-pl:${specific} (machine translation)`],
    ['0x1307', 'administrator systemu ograniczył typ logowania', 'unconfirmed', twice.replace('LANGUAGE', 'pl-pl')],
  ],
};

/** Every translated sentence as one list. */
export const translatedSentences: readonly TranslatedSentence[] = Object.entries(byLanguage).flatMap(
  ([language, rows]) =>
    rows.map(([id, says, confidence, source]) => ({ language, id, says, confidence, source })),
);
