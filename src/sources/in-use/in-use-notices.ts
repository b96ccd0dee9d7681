import { hostOf } from '../../model/ecr-image-uri.js';
import { firstNames } from '../../model/first-names.js';
import type { Notice } from '../../model/planned-estate.js';
import type { ImageNames } from './image-names.js';

/** What is to be said of the names in a file of images in use. */
export function noticesOf(file: string, names: ImageNames): readonly Notice[] {
  const notice = (code: string, message: string): Notice => ({ code, message, where: file });
  return [
    ...(names.references().some(({ mayBeElsewhere }) => mayBeElsewhere !== true)
      ? []
      : [notice('in-use-none', 'the file names no image of Amazon ECR as in use')]),
    ...(names.odd().length === 0
      ? []
      : [notice('in-use-odd', `no repository of Amazon ECR has such a name, passed over: ${firstNames(names.odd(), named)}`)]),
    ...(names.elsewhere().length === 0 ? [] : [notice('in-use-elsewhere', elsewhereInWords(names.elsewhere()))]),
  ];
}

/** Which registries they are is told, since one may be a proxy of Amazon ECR that does not keep its name. */
function elsewhereInWords(names: readonly string[]): string {
  return `images of other registries, passed over: ${names.length} (${firstNames([...new Set(names.map(hostOf))], named)})`;
}

/** How many names are told. */
const named = 3;
