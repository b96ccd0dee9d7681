import { below, hasMember, itemsOf, type JsonPlace, textOf } from '../../schema/json-place.js';
import type { ImageNames } from './image-names.js';
import type { InUseGap } from './in-use-gaps.js';

/** True for what `aws lambda get-function`, `get-function-configuration` and `list-functions` print. */
export function isLambda(place: JsonPlace): boolean {
  return hasMember(place, 'Functions') || hasMember(place, 'Configuration') || hasMember(place, 'FunctionName');
}

/**
 * Takes down the image of a function.
 *
 * @returns The functions that run an image which the answer does not name: only get-function does.
 * https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCodeLocation.html
 */
export function addLambda(answer: JsonPlace, names: ImageNames): readonly InUseGap[] {
  if (hasMember(answer, 'Functions')) return itemsOf(below(answer, 'Functions')).flatMap(unnamedIn);
  if (!hasMember(answer, 'Configuration')) return unnamedIn(answer);
  const configuration = below(answer, 'Configuration');
  const uris = ['ImageUri', 'ResolvedImageUri'].map((key) => textOf(below(answer, 'Code', key)));
  for (const uri of uris) names.add(uri, `function ${functionName(configuration)}`);
  return uris.every((uri) => uri === '') ? unnamedIn(configuration) : [];
}

function unnamedIn(configuration: JsonPlace): readonly InUseGap[] {
  return textOf(below(configuration, 'PackageType')) === 'Image' ? [{ kind: 'function', name: functionName(configuration) }] : [];
}

function functionName(configuration: JsonPlace): string {
  return textOf(below(configuration, 'FunctionName'));
}
