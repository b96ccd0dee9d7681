import { firstNames } from '../../model/first-names.js';
import { grouped } from '../../model/grouped.js';

/** Something that runs, or may run, and whose image a file does not tell. */
export interface InUseGap {
  readonly kind: GapKind;
  /** What runs it, as far as that is known: `task 0a1b`. */
  readonly name: string;
}

type GapKind = 'cut' | 'function' | 'package' | 'failure' | 'no-image' | 'template' | 'no-digest';

/** What of a file does not tell all that runs: a list that names less than there is would pass for "not in use". */
export interface MissingImages {
  readonly what: string;
  readonly why: string;
  readonly hint: string;
}

/** The gaps of a file for a report, one entry for each kind; the name of the file is not in it. */
export function missingImages(gaps: readonly InUseGap[]): readonly MissingImages[] {
  return [...grouped(gaps, ({ kind }) => kind).values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    const { why, hint } = words[first.kind];
    return [{ what: 'images in use', why: why(firstNames([...new Set(alike.map(({ name }) => name))], named)), hint }];
  });
}

/** How many names are told. */
const named = 3;

const nameThem = 'list what they run in another --in-use file, one digest or image URI a line';

const words: Readonly<Record<GapKind, { readonly why: (names: string) => string; readonly hint: string }>> = {
  cut: {
    why: () => 'the list ends with a token for more, and what follows may be in use too',
    hint: 'list all: kubectl get pods -A -o json, or the AWS CLI without --max-items and --no-paginate',
  },
  function: {
    why: (names) => `these functions run an image that is not named: ${names}`,
    hint: 'aws lambda get-function --function-name NAME names it',
  },
  package: {
    why: (names) => `whether these functions run an image is not told: ${names}`,
    hint: 'aws lambda get-function --function-name NAME tells it',
  },
  failure: {
    why: (names) => `Amazon ECS did not describe all that it was asked for: ${names}`,
    hint: 'describe the tasks that run now: aws ecs list-tasks names them',
  },
  'no-image': { why: (names) => `containers of these name no image: ${names}`, hint: nameThem },
  template: {
    why: (names) => `images of these are still to be filled in: ${names}`,
    hint: `kubectl get pods -A -o json and aws ecs describe-tasks tell what runs; or ${nameThem}`,
  },
  'no-digest': {
    why: (names) => `these name a tag, and not the image that was pulled by it: ${names}`,
    hint: `describe them again once they run, or ${nameThem}`,
  },
};
