import { isScalar, visit, type Document, type ErrorCode, type YAMLError } from 'yaml';
import { harmless } from '../../core/bytes/harmless.ts';

/** Where a text is no YAML that a configuration may be written in, what stands there, and what was expected instead. */
export interface YamlProblem {
  /** Counted in characters from the beginning of the text. */
  readonly at: number;
  readonly says: string;
}

/** The first thing that is wrong with it, in our words; undefined where nothing is. */
export function yamlProblem(document: Document.Parsed, text: string): YamlProblem | undefined {
  const [broken] = [...document.errors, ...document.warnings];
  if (broken === undefined) return text.includes('*') ? unknownAlias(document) : undefined;
  const at = Math.min(broken.pos[0], text.length);
  return { at, says: `found ${foundAt(at, text)}, expected ${expectedBy(broken, at, document, text)}` };
}

function expectedBy({ code, message }: YAMLError, at: number, document: Document, text: string): string {
  const [, words] = expected[code].find(([sign]) => message.includes(sign)) ?? [];
  return words === undefined ? ANYTHING : typeof words === 'string' ? words : words(at, document, text);
}

/** What stands at a place, as a person sees it. */
function foundAt(at: number, text: string): string {
  const rest = text.slice(at, at + LONGEST);
  if (text.slice(at).trim() === '') return 'the end of the file';
  if (rest.startsWith('\t')) return 'a tab';
  const lead = /^ *(?=[\r\n])/.exec(rest);
  if (lead !== null) return 'the end of the line';
  const [, word = ''] = /^ *(\S*)/.exec(rest) ?? [];
  return `"${harmless(word)}"`;
}

/** An alias is a name that something else in the file was given before. */
function unknownAlias(document: Document): YamlProblem | undefined {
  let problem: YamlProblem | undefined;
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return undefined;
      const name = `"*${harmless(alias.source.slice(0, LONGEST))}"`;
      const says = `found ${name}, expected a name that a value before it was given with &; put a text that begins with * into quotation marks`;
      problem = { at: alias.range?.[0] ?? 0, says };
      return visit.BREAK;
    },
  });
  return problem;
}

type Words = string | ((at: number, document: Document, text: string) => string);

/** The bracket that is missing, and where the one before it stands. */
function bracket(closing: ']' | '}', opening: '[' | '{'): Words {
  return (at, document, text) => {
    let begun = -1;
    visit(document, {
      Collection(_, { flow, range }) {
        const isOpen = text[(range?.[1] ?? 0) - 1] !== closing;
        if (flow === true && range != null && range[0] < at && text[range[0]] === opening && isOpen)
          [begun] = range;
      },
    });
    const where = begun < 0 ? '' : ` for the "${opening}" in line ${lineAt(begun, text)}`;
    return `"${closing}"${where}; where it goes on over several lines, each is indented further than its setting`;
  };
}

function quotation(mark: '"' | "'"): Words {
  return (at, document, text) => {
    let begun = -1;
    visit(document, {
      Scalar(_, node) {
        if (isScalar(node) && node.range != null && node.range[0] < at && text[node.range[0]] === mark)
          [begun] = node.range;
      },
    });
    return `${mark === '"' ? 'a double' : 'a single'} quotation mark that ends the text${begun < 0 ? '' : ` begun in line ${lineAt(begun, text)}`}`;
  };
}

function lineAt(at: number, text: string): number {
  return text.slice(0, at).split('\n').length;
}

const ANYTHING = 'YAML: settings as "name: value", one a line, indented by spaces';
const ONE_NODE =
  'the end of the line, or the same indentation as what stands beside it; a text with quotation marks, brackets or ": " in it is put into quotation marks as a whole';
const NO_TAG = 'no tag: no value here has one; put a text that begins with ! into quotation marks';
const NO_PERCENT = 'no line that begins with %: put a text that begins with it into quotation marks';
const AFTER_BAR = 'the end of the line: the text after "|" or ">" begins on the next one, indented by spaces';
const LIST_ENTRY = 'each entry of a list on a line of its own, "- " and the value, indented like the others';
const DEEP = 'settings that are nested less deeply';
const SHORT_NAME = 'a name of at most 1,024 characters before its colon';
const BRACKETED = 'entries with commas between them, and neither "- " nor a second ": " within [ ] or { }';

/** What was expected, by the kind of error and by what its message contains; the last of a kind takes what is left. */
const expected: Readonly<Record<ErrorCode, readonly (readonly [sign: string, words: Words])[]>> = {
  ALIAS_PROPS: [['', 'an alias (*name) by itself']],
  BAD_ALIAS: [
    ['ending in :', 'a space between the name after & or * and the colon'],
    ['', 'a name after & or *; put a text that begins with one into quotation marks'],
  ],
  BAD_COLLECTION_TYPE: [['', NO_TAG]],
  BAD_DIRECTIVE: [['', NO_PERCENT]],
  BAD_DQ_ESCAPE: [
    [
      '',
      'an escape such as \\n or \\\\: between double quotation marks a backslash begins one; between single ones it is only itself',
    ],
  ],
  BAD_INDENT: [
    ['Flow seq', bracket(']', '[')],
    ['Flow map', bracket('}', '{')],
    ['sequence items', LIST_ENTRY],
    ['Block scalar', 'the text after "|" or ">" indented further than its setting, by spaces'],
    ['', 'the same indentation as the settings beside it'],
  ],
  BAD_PROP_ORDER: [['', 'the "-" or "?" before what belongs to its value']],
  BAD_SCALAR_START: [['', 'quotation marks around a text that begins with this character']],
  BLOCK_AS_IMPLICIT_KEY: [
    ['sequence', LIST_ENTRY],
    [
      '',
      'one value: a text with ": " in it is put into quotation marks, and a further setting stands on a line of its own, indented like those beside it',
    ],
  ],
  BLOCK_IN_FLOW: [['', BRACKETED]],
  DUPLICATE_KEY: [['', 'each setting once: this one stands here already']],
  IMPOSSIBLE: [['', ANYTHING]],
  KEY_OVER_1024_CHARS: [['', SHORT_NAME]],
  MISSING_CHAR: [
    ['closing "', quotation('"')],
    ["closing '", quotation("'")],
    ['Missing , or :', 'a comma or a colon before it'],
    ['Missing ,', 'a comma before it'],
    ['Missing space after', 'a space after the colon'],
    ['Comments', 'a space before "#"'],
    ['same line with directives', 'the first setting on a line of its own after "---"'],
    ['directives-end', NO_PERCENT],
    ['without -', LIST_ENTRY],
    ['map values', 'a setting, its name, a colon and its value; an entry of a list begins with "- "'],
    ['more-indented', 'empty lines that are indented no further than the first line of the text'],
    ['Tags and anchors', 'a space after the name that begins with & or !'],
    ['', ANYTHING],
  ],
  MULTILINE_IMPLICIT_KEY: [
    ['flow sequence', BRACKETED],
    [
      '',
      'a setting, its name and a colon, in one line; an entry of a list ("- ") stands below the setting that it belongs to',
    ],
  ],
  MULTIPLE_ANCHORS: [['', 'one name (&) for a value']],
  MULTIPLE_DOCS: [['', 'one document: what comes after a line "---" or "..." is not read']],
  MULTIPLE_TAGS: [['', NO_TAG]],
  NON_STRING_KEY: [['', 'a name of a setting']],
  RESOURCE_EXHAUSTION: [['', DEEP]],
  TAB_AS_INDENT: [['', 'spaces: YAML is not indented by tabs']],
  TAG_RESOLVE_FAILED: [['', NO_TAG]],
  UNEXPECTED_TOKEN: [
    ['flow-seq-end', 'a "[" before it, or nothing: it ends no list'],
    ['flow-map-end', 'a "{" before it, or nothing: it ends nothing'],
    ['Unexpected ,', 'a value before the comma'],
    ['same line with key', 'the list below its setting, each entry on a line of its own'],
    ['scalar header', AFTER_BAR],
    ['Not a YAML token', AFTER_BAR],
    ['node end', ONE_NODE],
    ['', ANYTHING],
  ],
};

const LONGEST = 24;
