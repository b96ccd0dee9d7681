import { firstNames } from '../../model/first-names.js';
import type { Notice } from '../../model/planned-estate.js';
import type { ImageNames } from './image-names.js';

/** What a file of images in use leaves open. */
export interface InUseGaps {
  /** Functions that run an image which the file does not name. */
  readonly functions: readonly string[];
  /** Whether the file is the beginning of a longer answer. */
  readonly isCut: boolean;
}

/** What is to be said of a file of images in use: a list that names less than it seems would pass for "not in use". */
export function noticesOf(file: string, names: ImageNames, { functions, isCut }: InUseGaps): readonly Notice[] {
  const notice = (code: string, message: string): Notice => ({ code, message, where: file });
  return [
    ...(names.references().length > 0 ? [] : [notice('in-use-none', 'the file names no image of Amazon ECR as in use')]),
    ...(isCut ? [notice('in-use-cut', 'the file ends with a token for more: what follows may be in use too')] : []),
    ...(functions.length === 0 ? [] : [notice('in-use-functions', unnamed(functions))]),
    ...(names.odd().length === 0
      ? []
      : [notice('in-use-odd', `no repository of Amazon ECR has such a name, passed over: ${firstNames(names.odd(), named)}`)]),
    ...(names.elsewhere() === 0 ? [] : [notice('in-use-elsewhere', `images of other registries, passed over: ${names.elsewhere()}`)]),
  ];
}

function unnamed(functions: readonly string[]): string {
  return `functions run an image that the file does not name: ${firstNames(functions, named)}; aws lambda get-function --function-name NAME names it`;
}

/** How many names are told. */
const named = 3;
