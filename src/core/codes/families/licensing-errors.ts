import { rowsOf } from '../code-row.ts';

const licensingMessage = '[MS-RDPBCGR] 2.2.1.12.1.3 Licensing Error Message';

/** dwErrorCode of the licensing error message, [MS-RDPBCGR] 2.2.1.12.1.3. */
// prettier-ignore
export const licensingErrors = rowsOf('licensingError', [
  [1, 'ERR_INVALID_SERVER_CERTIFICATE', 'licensing, sent by the client', 'The client does not accept the certificate of the licensing exchange.', 'confirmed', licensingMessage],
  [2, 'ERR_NO_LICENSE', 'licensing, sent by the client', 'The client has no license to show.', 'confirmed', licensingMessage],
  [3, 'ERR_INVALID_MAC', 'licensing, sent by either side', 'A licensing message failed its integrity check.', 'confirmed', licensingMessage],
  [4, 'ERR_INVALID_SCOPE', 'licensing, sent by the server', 'The scope of the license is not valid.', 'confirmed', licensingMessage],
  [6, 'ERR_NO_LICENSE_SERVER', 'licensing, sent by the server', 'The server found no license server.', 'confirmed', licensingMessage],
  [7, 'STATUS_VALID_CLIENT', 'licensing, sent by the server', 'Not an error: licensing is complete and no license needs to be stored.', 'confirmed', licensingMessage],
  [8, 'ERR_INVALID_CLIENT', 'licensing, sent by the server', 'The server does not accept this client for licensing.', 'confirmed', licensingMessage],
  [11, 'ERR_INVALID_PRODUCTID', 'licensing, sent by the server', 'The product id of the license is not valid.', 'confirmed', licensingMessage],
  [12, 'ERR_INVALID_MESSAGE_LEN', 'licensing, sent by the server', 'A licensing message has a wrong length.', 'confirmed', licensingMessage],
]);
