import { describe, expect, it } from 'vitest';
import { dialogs, recogniseDialog } from './dialogs/dialogs.ts';
import { explain } from '../explain/explain.ts';
import { parseReportedError } from './reported-error.ts';

const pair = { code: 0x904, extended: 7 };

describe('numbers decide, in any shape', () => {
  it.each([
    ['0x904/0x7'],
    ['0x904 0x7'],
    ['0x904, 0x7'],
    ['0x904:0x7'],
    ['2308 7'],
    ['2308/7'],
    ['0X904 0X7'],
    ['0×904 0×7'],
    ['0x00000904 0x00000007'],
    ['(0x904) (0x7)'],
    ['Error code: 0x904 Extended error code: 0x7'],
    ['Error code: 2308\nExtended error code: 7'],
    ['Extended error code: 0x7\nError code: 0x904'],
    [
      'Remote Desktop Connection\r\n\r\nThis computer can’t connect to the remote computer.\r\n\r\nTry connecting again. If the problem continues, contact the owner of the remote computer or your network administrator.\r\n\r\nError code: 0x904\r\nExtended error code: 0x7\r\nTimestamp (UTC): 03/14/26 09:41:53 PM\r\nPress Ctrl+C to copy.',
    ],
    [
      'We could not connect to srv01:3389 (10.20.3.7).\nError code: 0x904\nExtended error code: 0x7\nActivity ID: e93df5a3-0904-4e1c-9d1a-1b2c3d4e5f60',
    ],
  ])('%j', (text) => {
    expect(parseReportedError(text)).toEqual(pair);
  });
});

describe('numbers that do not belong together', () => {
  it.each([
    ['Ich habe 0x204 und 0x904 bekommen', { code: 0x204 }],
    ['0x904 0x904', { code: 0x904 }],
    ['0x904, later again 0x904', { code: 0x904 }],
    ['0x204/0x904', { code: 0x204 }],
    ['Error code 0x204 and later 0x904 ext 0x7 (another PC says 0x3000047)', pair],
    ['first 0x904 with extended code 0x7, then 0x204', pair],
  ])('%j', (text, expected) => {
    expect(parseReportedError(text)).toEqual(expected);
  });
});

describe('numbers that were broken or written without 0x', () => {
  it.each([
    ['Error code: 0x9\n04\nExtended error code: 0x\n7\n', pair],
    ['Error code: 0x\r\n904\r\nExtended error code: 0x7', pair],
    ['Error code: 0x 904\nExtended error code: 0x 7', pair],
    ['0x904\n7', { code: 0x904, extended: 7 }],
    ['error 904', { code: 0x904 }],
    ['error code 204', { code: 0x204 }],
    ['error 2308', { code: 2308 }],
    ['error 516', { code: 516 }],
  ])('%j', (text, expected) => {
    expect(parseReportedError(text)).toEqual(expected);
  });

  it('both readings are told', () => {
    const answer = explain('error 904');
    expect(answer.entries[0]?.row.value).toBe(0x904);
    expect(answer.ambiguities[0]).toMatch(/0x388.*read as 0x904/);
  });
});

describe('numbers decide, in any language', () => {
  it.each([
    [
      'German',
      'Fehlercode: 0x904\nErweiterter Fehlercode: 0x7\nZeitstempel (UTC): 14.03.26 21:41:53\nDrücken Sie STRG+C zum Kopieren.',
    ],
    ['French', 'Code d’erreur : 0x904\nCode d’erreur étendu : 0x7\nHorodatage (UTC) : 14/03/26 21:41:53'],
    ['Spanish', 'Código de error: 0x904\nCódigo de error extendido: 0x7'],
    ['Italian', 'Codice errore: 0x904\nCodice errore esteso: 0x7'],
    ['Portuguese', 'Código de erro: 0x904\nCódigo de erro estendido: 0x7'],
    ['Dutch', 'Foutcode: 0x904\nUitgebreide foutcode: 0x7'],
    ['Polish', 'Kod błędu: 0x904\nRozszerzony kod błędu: 0x7'],
    ['Russian', 'Код ошибки: 0x904\nРасширенный код ошибки: 0x7\n21.11.2026 12:00'],
    ['Japanese', 'エラーコード: 0x904\n拡張エラーコード: 0x7'],
    ['Japanese, full width', 'エラー コード：０ｘ９０４　拡張エラー コード：０ｘ７'],
    ['Chinese', '错误代码: 0x904\n扩展错误代码: 0x7'],
    ['Chinese, traditional', '錯誤碼：0x904\n延伸錯誤碼：0x7'],
    ['Korean', '오류 코드: 0x904\n확장 오류 코드: 0x7'],
    ['Turkish', 'Hata kodu: 0x904\nGenişletilmiş hata kodu: 0x7'],
    ['Czech', 'Kód chyby: 0x904\nRozšířený kód chyby: 0x7'],
    ['Swedish', 'Felkod: 0x904\nUtökad felkod: 0x7'],
    ['unknown words', 'blah: 0x904\nblubb: 0x7'],
    ['decimal, German', 'Fehlercode: 2308\nErweiterter Fehlercode: 7'],
  ])('%s', (_language, text) => {
    expect(parseReportedError(text)).toEqual(pair);
    expect(explain(text).entries[0]?.row.value).toBe(0x904);
  });
});

describe('what is no code is not taken for one', () => {
  it.each([
    ['Connecting to 192.168.1.20:3389 failed on 2026-11-21 at 09:04:07', {}],
    ['Windows 11 24H2, Server 2022, KB5005565', {}],
    ['Error code: 0x90x / 0x7', { extended: 7 }],
    ['thumbprint 0123456789abcdef0123456789abcdef01234567', {}],
    ['', {}],
  ])('%j', (text, expected) => {
    expect(parseReportedError(text)).toEqual(expected);
  });

  it('a status is a first number, never a second', () => {
    expect(parseReportedError('0x904 0x80080005')).toEqual({ code: 0x904 });
    expect(parseReportedError('An authentication error has occurred (Code: 0x80090304)')).toEqual({
      code: 0x80090304,
    });
  });
});

describe('numbers of a sentence that count something else', () => {
  it.each([
    ['I got an error.\nIn the log there were also 2 error lines:', {}],
    ['the service: control process exited, code=exited, status=1/FAILURE', {}],
    ['it ends with an error after 10 minutes', {}],
    ['Unknown error 0x4 on Monday. Today I keep getting unknown error 0x4 again.', { code: 4 }],
    ['Error code: 0x4. With the older app there was no 0x4 error.', { code: 4 }],
    ['the gateway says 503 RPC Error 5', { code: 5 }],
    ['the error was number 516', { code: 516 }],
    ['Disconnect reason 2825 is all it says', { code: 2825 }],
  ])('%j', (text, expected) => {
    expect(parseReportedError(text)).toEqual(expected);
  });
});

describe('one number that is a second one', () => {
  it.each([
    ['We could not connect.\nError code: 0x101', { extended: 0x101 }],
    ['it breaks off with 0x112f', { extended: 0x112f }],
  ])('%j', (text, expected) => {
    expect(parseReportedError(text)).toEqual(expected);
  });
});

it('two zeros give way to the status in the sentence above them', () => {
  const text =
    'An authentication error has occurred (Code: 0x80090303).\nRemote computer: A\nError code: 0x0\nExtended error code: 0x0';
  expect(parseReportedError(text)).toEqual({ code: 0x80090303 });
  expect(parseReportedError('0x0 0x80080005')).toEqual({ code: 0x80080005 });
});

describe('English sentences without numbers', () => {
  it.each([
    ["This computer can't connect to the remote computer.", 'cannot-connect'],
    ["Remote Desktop can't connect to the remote computer for one of these reasons:", 'three-reasons'],
    ['An internal error has occurred.', 'internal-error'],
    [
      'The remote computer requires Network Level Authentication, which your computer does not support.',
      'nla-required',
    ],
    ['Remote Desktop can\'t find the computer "srv01".', 'not-found'],
    ['there are no Remote Desktop License Servers available to provide a license', 'license-server'],
    [
      'The function requested is not supported. This could be due to CredSSP encryption oracle remediation.',
      'encryption-oracle',
    ],
    ['The Local Security Authority cannot be contacted', 'lsa'],
  ])('%s', (text, dialog) => {
    expect(parseReportedError(text)).toEqual({ dialog });
    expect(explain(text)).toMatchObject({ known: true });
    expect(explain(text).ambiguities.length).toBeGreaterThan(0);
  });

  it('a sentence shared by two codes says so', () => {
    const answer = explain("This computer can't connect to the remote computer.");
    expect(answer.entries.map(({ row }) => row.value)).toEqual([0x904, 0x704, 7]);
    expect(answer.ambiguities[0]).toContain('0x704');
  });

  it('every sentence is found by its own words', () => {
    for (const { id, says } of dialogs) expect(recogniseDialog(says)?.id, says).toBe(id);
  });
});

describe('dialogs about an account, in other languages', () => {
  it.each([
    [
      'Das Benutzerkonto ist derzeit deaktiviert und kann nicht verwendet werden. Weitere Hilfe …',
      'account-disabled',
    ],
    [
      "Par mesure de sécurité, le compte d'utilisateur a été verrouillé, car il y a eu trop de tentatives d'ouverture de session.",
      'locked-out',
    ],
    [
      'Por motivos de seguridad, la cuenta de usuario se ha bloqueado porque se han producido demasiados intentos de inicio de sesión.',
      'locked-out',
    ],
    ['Debe cambiar la contraseña antes de iniciar sesión por primera vez.', 'password-expired'],
    [
      'Uit veiligheidsoverwegingen is het gebruikersaccount vergrendeld omdat er te veel aanmeldingspogingen waren.',
      'locked-out',
    ],
    [
      'É necessário ter o direito de entrar por meio dos Serviços de Área de Trabalho Remota.',
      'right-to-sign-in',
    ],
    ['hab ich das Konto gesperrt? ich melde mich immer über die Remotedesktopdienste an', undefined],
    ['el lunes bloquearon mi cuenta, hoy el derecho a vacaciones', undefined],
    ['je dois changer de mot de passe tous les mois avant la réunion', undefined],
  ])('%s', (text, expected) => {
    expect(recogniseDialog(text)?.id).toBe(expected);
  });
});
