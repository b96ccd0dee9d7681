import { below, hasMember, type JsonPlace, textOf } from '../../schema/json-place.js';
import type { ImageNames } from './image-names.js';
import type { InUseGap } from './in-use-gaps.js';
import { toldList } from './told-members.js';

/** True for what `aws lambda get-function`, `get-function-configuration` and `list-functions` print. */
export function isLambda(place: JsonPlace): boolean {
  return ['Functions', 'FunctionName'].some((key) => hasMember(place, key)) || hasMember(below(place, 'Configuration'), 'FunctionName');
}

/**
 * Takes down the image of a function.
 *
 * @returns The functions that run an image which the answer does not name, or may: only get-function names it.
 * https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCodeLocation.html
 */
export function addLambda(answer: JsonPlace, names: ImageNames): readonly InUseGap[] {
  if (hasMember(answer, 'Functions')) return toldList(answer, 'Functions').flatMap(unnamedIn);
  if (!hasMember(answer, 'Configuration')) return unnamedIn(answer);
  const configuration = below(answer, 'Configuration');
  const uris = ['ImageUri', 'ResolvedImageUri'].map((key) => textOf(below(answer, 'Code', key)));
  for (const uri of uris) names.add(uri, `function ${functionName(configuration)}`);
  return uris.every((uri) => uri === '') ? unnamedIn(configuration) : [];
}

function unnamedIn(configuration: JsonPlace): readonly InUseGap[] {
  const [packaged, runtime] = ['PackageType', 'Runtime'].map((key) => textOf(below(configuration, key)));
  const name = functionName(configuration);
  if (packaged === 'Image') return [{ kind: 'function', name }];
  // An answer from before functions could be images tells a runtime alone, which images have none of.
  return packaged === 'Zip' || (packaged === '' && runtime !== '') ? [] : [{ kind: 'package', name }];
}

function functionName(configuration: JsonPlace): string {
  return textOf(below(configuration, 'FunctionName')) || 'a function without a name';
}
