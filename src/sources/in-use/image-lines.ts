import { isImageDigest, withoutScheme } from '../../model/ecr-image-uri.js';
import { EcrAuditError } from '../../model/errors.js';
import { isWide, type TextFile, withoutMark } from '../../schema/json-file.js';
import { type ImageNames, isBareDigest } from './image-names.js';
import { wantedInUse } from './wanted-in-use.js';

/** Anything that a container runtime may take for the name of an image, but a digest with a slip. https://github.com/distribution/reference/blob/main/reference.go */
const anyImage = /^(?!sha\d{3}:|[0-9a-f]{64}$)[\w.-]+(?::\d+(?=\/))?(?:\/[\w.-]+)*(?::[\w.-]+)?$/i;
const longest = 1_000;

/** What a name was to be, in words. */
export const anImageName = 'a digest (sha256: and 64 hexadecimal digits in lower case), name:tag (name:latest too), or the URI of an image';

/**
 * True for a digest or the name of an image, wherever it is. A word by itself may be a tag as well, and names nothing; nor does a digest
 * alone that a runtime fetched: it is that of the configuration.
 */
export function isImageName(text: string): boolean {
  const name = text.length > longest ? '' : withoutScheme(text);
  if (!/[:/@]/.test(name)) return false;
  const at = name.indexOf('@');
  if (at < 0) return isBareDigest(text) || anyImage.test(name);
  return anyImage.test(name.slice(0, at)) && isImageDigest(name.slice(at + 1));
}

/**
 * Takes down images that are listed one a line, or with blanks between them and a count before them, as `kubectl get -o jsonpath` and
 * `uniq -c` print them; what follows a `#` is a comment.
 * https://kubernetes.io/docs/tasks/access-application-cluster/list-all-running-container-images/
 *
 * @throws EcrAuditError (`in-use-invalid`) with `file:line:column`: what has a slip names nothing, and would pass for not in use.
 */
export function addImageLines({ name, text }: TextFile, names: ImageNames): void {
  for (const [index, line] of withoutMark(text).split('\n').entries()) {
    const words = [...line.replace(/(?:^|\s)#.*/s, '').matchAll(/\S+/g)];
    const images = words.length > 1 && /^\d+$/.test(words[0]?.[0] ?? '') ? words.slice(1) : words;
    const odd = images.find(([image]) => !isImageName(image));
    if (odd !== undefined) throw refuse(`${name}:${index + 1}:${odd.index + 1}`, line, words.length > 1);
    for (const [image] of images) names.addListed(image, `${name}:${index + 1}`);
  }
}

function refuse(place: string, line: string, hasOthers: boolean): EcrAuditError {
  const image = hasOthers ? `one image a line, ${anImageName}` : anImageName;
  const expected = isWide(line) ? 'UTF-8: it is UTF-16, as the > of PowerShell writes it' : image;
  return new EcrAuditError(wantedInUse.code, `${place}: expected ${expected}`, { hint: wantedInUse.hint });
}
