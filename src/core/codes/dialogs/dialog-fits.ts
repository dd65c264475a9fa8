import type { FactTypes } from '../../facts/vocabulary.ts';
import type { Confidence } from '../code-row.ts';
import { dialogs } from './dialogs.ts';
import { hexOf } from '../printed.ts';
import { placeOfCode, placeOfExtended, type Place } from '../places-of-codes.ts';

type PhaseOfDeath = FactTypes['phaseOfDeath'];
type ClientError = FactTypes['clientError'];

/** Whether what the person saw agrees with where the connection was measured to die. */
export interface Fit {
  readonly fit: 'fits' | 'doesNotFit' | 'notKnown';
  /** Confidence of the table the judgement rests on. */
  readonly confidence: Confidence;
  /** One sentence without a full stop. */
  readonly says: string;
}

/** Compares the dialog with the measured phase, as far as the tables know where a code belongs. */
export function dialogFits(death: PhaseOfDeath, error: ClientError): Fit {
  const named = printedError(error);
  if (error.code !== undefined) {
    const place = placeOfCode(error.code);
    // Generic first numbers leave the place to the second one.
    if (place && !(place.vague && error.extended)) return judge(death, place, named);
  }
  if (error.extended !== undefined && error.extended !== 0) {
    const place = placeOfExtended(error.extended);
    if (place) return judge(death, place, named);
  }
  if (error.dialog !== undefined) return judgeSentence(death, error.dialog);
  return unknown(`no source says at which phase ${named} belongs`);
}

function judge(death: PhaseOfDeath, place: Place, named: string): Fit {
  if (place.phases.length === 0) return unknown(`${named} ${place.says}`, place.confidence);
  if (place.confidence === 'unconfirmed') return unknown(`${named} ${place.says}, as far as one can tell`);
  if (death.phase === 'none') return judgeAlive(place, named);
  if (!place.phases.includes(death.phase)) {
    return {
      fit: 'doesNotFit',
      confidence: place.confidence,
      says: `${named} ${place.says}, but the connection measured here dies in the phase ${wordFor(death.phase)}`,
    };
  }
  const by = death.ending?.by;
  if (place.endings && by && !place.endings.includes(by)) {
    return unknown(
      `${named} ${place.says}; whether it is also shown after ${endingWords[by] ?? by} is not documented`,
    );
  }
  return {
    fit: 'fits',
    confidence: place.confidence,
    says: `${named} ${place.says}; measured: ${wordFor(death.phase)}`,
  };
}

/** The measurement ended well up to sign-in: only what lies behind that point can agree with it. */
function judgeAlive(place: Place, named: string): Fit {
  if (place.phases.some((phase) => phase === 'signIn' || phase === 'license' || phase === 'session')) {
    return place.phases.length > 3
      ? unknown(
          `${named} ${place.says}; from here it works up to sign-in, so it may die later or only elsewhere`,
        )
      : {
          fit: 'fits',
          confidence: place.confidence,
          says: `${named} ${place.says}, after the point up to which the connection works from here`,
        };
  }
  return {
    fit: 'doesNotFit',
    confidence: place.confidence,
    says: `${named} ${place.says}, but from here the connection works up to sign-in`,
  };
}

/** A sentence is shared by several codes: it fits if one of them does, and is against only if all are. */
function judgeSentence(death: PhaseOfDeath, id: string): Fit {
  const dialog = dialogs.find((candidate) => candidate.id === id);
  if (!dialog) return unknown(`the sentence "${id}" is not one the tables know`);
  const named = `the sentence "${dialog.says}"`;
  const places = [...dialog.codes.map(placeOfCode), ...dialog.extended.map(placeOfExtended)].filter(
    (place) => place !== undefined,
  );
  const fits = places.map((place) => judge(death, place, named));
  const agreed = fits.find(({ fit }) => fit === 'fits');
  if (agreed) return { ...agreed, confidence: 'unconfirmed' };
  const against = fits.find(({ fit }) => fit === 'doesNotFit');
  if (against && fits.every(({ fit }) => fit === 'doesNotFit'))
    return { ...against, confidence: 'unconfirmed' };
  return fits.find(({ fit }) => fit === 'notKnown') ?? unknown(`no source ties ${named} to a phase`);
}

function unknown(says: string, confidence: Confidence = 'unconfirmed'): Fit {
  return { fit: 'notKnown', confidence, says };
}

function printedError({ code, extended, dialog }: ClientError): string {
  if (code !== undefined && extended !== undefined) return `${hexOf(code)}/${hexOf(extended)}`;
  if (code !== undefined) return hexOf(code);
  if (extended !== undefined) return `extended ${hexOf(extended)}`;
  return dialog ? `the sentence "${dialog}"` : 'the dialog';
}

function wordFor(phase: PhaseOfDeath['phase']): string {
  return phase === 'signIn' ? 'sign-in' : phase;
}

const endingWords: { readonly [by: string]: string | undefined } = {
  rst: 'a reset (RST)',
  silence: 'silence',
  alert: 'a TLS alert',
  refusal: 'a refusal of the negotiation',
  nonsense: 'an answer that is not RDP',
  icmp: 'an ICMP error',
  us: 'our own close',
};
