import { isImageDigest } from '../../model/ecr-image-uri.js';
import { EcrAuditError } from '../../model/errors.js';
import { isWide, type TextFile, withoutMark } from '../../schema/json-file.js';
import { type ImageNames, isBareDigest } from './image-names.js';
import { wantedInUse } from './wanted-in-use.js';

/** Anything that a container runtime may take for the name of an image, but a digest with a slip. https://github.com/distribution/reference/blob/main/reference.go */
const anyImage = /^(?!sha\d{3}:|[0-9a-f]{64}$)[\w.:-]+(?:\/[\w.-]+)*(?::[\w.-]+)?$/i;
const longest = 1_000;

/** What a name was to be, in words. */
export const anImageName = 'a digest (sha256: and 64 hexadecimal digits in lower case) or the URI of an image';

/** True for a digest or the name of an image, wherever it is. */
export function isImageName(text: string): boolean {
  if (text.length > longest) return false;
  const at = text.indexOf('@');
  if (at < 0) return isBareDigest(text) || anyImage.test(text);
  return anyImage.test(text.slice(0, at)) && isImageDigest(text.slice(at + 1));
}

/**
 * Takes down images that are listed one a line; what follows a `#` is a comment.
 *
 * @throws EcrAuditError (`in-use-invalid`) with `file:line:column`: a digest with a slip names nothing, and would pass for not in use.
 */
export function addImageLines({ name, text }: TextFile, names: ImageNames): void {
  for (const [index, line] of withoutMark(text).split('\n').entries()) {
    const image = line.replace(/(?:^|\s)#.*/s, '').trim();
    if (image === '') continue;
    if (!isImageName(image)) throw refuse(name, index + 1, line);
    names.add(image, `${name}:${index + 1}`);
  }
}

function refuse(name: string, line: number, text: string): EcrAuditError {
  const column = text.length - text.trimStart().length + 1;
  const expected = isWide(text) ? 'UTF-8: it is UTF-16, as the > of PowerShell writes it' : anImageName;
  return new EcrAuditError(wantedInUse.code, `${name}:${line}:${column}: expected ${expected}`, { hint: wantedInUse.hint });
}
