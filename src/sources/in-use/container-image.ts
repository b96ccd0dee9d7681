import { below, type JsonPlace, textOf } from '../../schema/json-place.js';
import type { ImageNames } from './image-names.js';
import type { InUseGap } from './in-use-gaps.js';

/** What no name of an image has, but a template that has yet to be filled in: `$REGISTRY/api`, `{{ .Values.image }}`. */
const placeholder = /[$%{<]/;

/** Takes down the image that a container is made from. @returns A gap where it names none, as templates may that others fill in. */
export function addContainerImage(container: JsonPlace, by: string, names: ImageNames): readonly InUseGap[] {
  const image = textOf(below(container, 'image'));
  if (placeholder.test(image)) return [{ kind: 'template', name: by }];
  names.add(image, by);
  return image === '' ? [{ kind: 'no-image', name: by }] : [];
}
