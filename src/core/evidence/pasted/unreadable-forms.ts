import { nothing, type Form } from './piece.ts';

/** Text that stands for something which text cannot hold: an MSRD report, a screenshot's name, base64. */
export const unreadableForms: Form = {
  name: 'forms that are not read',
  take(text) {
    if (
      /^\s*<!DOCTYPE html|^\s*<html/i.test(text) &&
      /MSRD|MSRDcollect|Remote Desktop.{0,80}diagnos/i.test(text.slice(0, 65_536))
    )
      return {
        pieces: [
          {
            kind: 'unreadable',
            what: 'an HTML report of MSRD-Collect',
            how: 'give the folder or .zip it came with: its .evtx, .reg and .txt files are read',
          },
        ],
        rest: '',
      };
    return nothing(text);
  },
};
