const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The numbers that judging rests on, each with its reason; times in milliseconds. None was set from a single case. */
export const SAME_ATTEMPT = 5 * MINUTE; // a client that asks for a password drops its first connection and comes again
export const SAME_MOMENT = 20 * SECOND; // two clocks whose difference is known agree to this, the way of a connection included
export const GUESSED_USERS = 5; // nobody has five accounts and mistypes them all: an address with so many names guesses; nor is anybody refused at five strange places
export const PERSON_PER_DAY = 20; // a person gives up before; what is refused more often, and never let in, is a program
export const WAKING = 20; // hours of the day: who comes in more of them than anybody is awake is a program
export const TROUBLE = 3; // failures in a row that are more than a slip: who mistypes twice looks at the keyboard
export const REACHED_TWICE = 2; // one connection that only reached the port is a cancelled prompt
export const BRIEF_TWICE = 2; // one session of less than a minute is a look, and one sign-in without a session may be the moment the log was saved
export const CRASHES = 2; // unexpected stops within RECENT: one may be a pulled plug
export const SAME_CRASH = 10 * MINUTE; // one start is told by up to three providers, within its first minutes
export const RESTARTS = 4; // starts within RECENT: a night of updates takes up to three
export const RECENT = 72 * HOUR; // trouble that comes and goes is present when it was met within a weekend
export const OWN_RECENT = 7 * 24 * HOUR; // who cannot work stops trying: trouble of who came before is open until they get in, or for a week without a sign of them

export const CHANGE_GAIN = 10.8; // twice the log-likelihood; chi-squared with one degree of freedom exceeds it once in a thousand
export const SOMETIMES = 0.2; // a fifth of attempts: fewer failures than that people take for slips
export const SILENCE = 3; // sign-ins stay away three times longer than ever before
export const FEWEST_ALIKE = 3; // days alike: two that agree may do so by chance
export const IMPROBABLE = 0.001; // as CHANGE_GAIN: it is looked for in every log, so chance may keep people away once in a thousand
export const LONGER = 1.5; // times the longest quiet before: of n alike stretches the newest is the longest once in n, and longer by half far more seldom
export const ENOUGH_SUCCESSES = 5; // fewer say nothing about how often people come

export const LEAD = 10 * MINUTE; // a cause may come before the last success: open sessions go on when a service breaks
export const CLOSE = 2 * MINUTE; // what is written with the first failure: services retry once a minute
export const FADING = 10 * MINUTE; // the weight of what begins still later halves: consequences follow causes
export const BEFORE_ATTEMPT = 10 * SECOND; // an event of an attempt may be stamped before it: logs are written by several processes
export const AFTER_ATTEMPT = MINUTE; // sign-in, profile and shell take up to a minute
export const COMPANY = 0.5; // most of the failed attempts: an event that misses every other one is not why they fail
export const FINE = 64; // seconds; coarser buckets than AFTER_ATTEMPT cannot be held against single attempts

export const SHORTEST_STRETCH = 10 * MINUTE; // shorter ones hold none of most events, so that chance looks like change
export const LONGEST_STRETCH = 24 * HOUR; // daily work repeats after a day
export const FEWEST_STRETCHES = 10; // so that one in ten can be told from none
export const MOST_STRETCHES = 400; // a year of days; finer counts cost time and change no order
export const MULTIPLE = 3; // times the busiest earlier stretch: counts of rare events vary by two on their own
export const UNUSUAL = 0.1; // at most this share of earlier stretches may hold as many
export const ABSENCE = 0.05; // the usual bound for chance: so improbable must the quiet of something regular be

export const MOST_MOMENTS = 20_000; // of attempts that are judged one by one: a month of three hundred people
export const FEWEST_MOMENTS = 16; // of each group of attempts, where there are very many groups
export const MOST_ATTEMPTS = 200;
export const MOST_CHANGES = 30;
export const MOST_REFUSALS = 100;
