import type { CascadedImage, ImageAction, KeptImage, RepositorySimulation } from '../schema/generated/report.js';
import type { Annotation } from './github-command.js';
import { shortDigestOf, tagWords, withShortDigests } from './image-words.js';
import { neutraliseTo } from './neutralise.js';
import { quantity } from './quantity.js';
import type { SimulatedName } from './simulated-name.js';
import { expires } from './simulation-words.js';

/** Of what `--why` names: enough to read, and not all of a hundred thousand. */
const mostTold = 50;

const longestReason = 500;
const longestUse = 200;
const mostUsers = 5;
const roomForTags = 60;

type AskedImage = ImageAction | CascadedImage | KeptImage;

/** A notice for each image that `--why` names: why it goes or stays, and when. Where there are very many, how many are left out. */
export function whyAnnotations(simulations: readonly RepositorySimulation[], nameOf: SimulatedName): Annotation[] {
  const asked = simulations.flatMap((simulation) => askedImages(simulation).map((image) => ({ image, simulation })));
  const told = asked.slice(0, mostTold).map(({ image, simulation }) => ofImage(image, nameOf(simulation)));
  return asked.length > mostTold ? [...told, ofRest(asked.length - mostTold)] : told;
}

/** Of a policy that is refused nothing is simulated: nothing can be told. */
function askedImages({ keptImages, actions, cascade, errors }: RepositorySimulation): readonly AskedImage[] {
  // Without --why there is no such list, and nothing to look for.
  if (keptImages === undefined || errors.length > 0) return [];
  return [...actions.filter(({ asked }) => asked), ...cascade.filter(({ asked }) => asked), ...keptImages];
}

function ofImage(image: AskedImage, name: string): Annotation {
  const { imageDigest, imageTags, reason } = image;
  const digest = shortDigestOf(imageDigest);
  return {
    level: 'notice',
    title: `why it ${fateOf(image)}: ${name}, ${imageTags.length === 0 ? digest : tagWords(imageTags, roomForTags)}`,
    message: `${digest}: ${neutraliseTo(withShortDigests(reason), longestReason)}${useWords(image)}`,
  };
}

function fateOf(image: AskedImage): string {
  if (!('action' in image)) return 'stays';
  return expires(image) ? 'goes' : 'is archived';
}

/** That an image in use stays is no alarm. */
function useWords(image: AskedImage): string {
  if (!('action' in image && image.inUse)) return '';
  const users = image.inUseBy.slice(0, mostUsers).join('; ');
  return `; IN USE${users === '' ? '' : `: ${neutraliseTo(users, longestUse)}`}`;
}

function ofRest(count: number): Annotation {
  return { level: 'notice', title: 'why', message: `${quantity(count, 'more image')} that --why names; -f json has them all` };
}
