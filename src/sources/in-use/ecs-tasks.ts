import { isImageDigest, isOnEcr } from '../../model/ecr-image-uri.js';
import { below, hasMember, itemsOf, type JsonPlace, textOf } from '../../schema/json-place.js';
import { addContainerImage } from './container-image.js';
import type { ImageNames } from './image-names.js';
import type { InUseGap } from './in-use-gaps.js';
import { toldList, toldObject } from './told-members.js';

/** True for what `aws ecs describe-task-definition` and `describe-tasks` print, and for a task definition by itself. */
export function isEcs(place: JsonPlace): boolean {
  return ['taskDefinition', 'taskDefinitions', 'containerDefinitions', 'tasks'].some((key) => hasMember(place, key));
}

/**
 * Takes down the images of task definitions and tasks.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 *
 * @returns What the answer leaves open: tasks that it does not describe, and containers whose image it does not tell.
 */
export function addEcs(answer: JsonPlace, names: ImageNames): readonly InUseGap[] {
  const definitions = [
    ...(hasMember(answer, 'containerDefinitions') ? [answer] : []),
    ...(hasMember(answer, 'taskDefinition') ? [toldObject(answer, 'taskDefinition')] : []),
    ...toldList(answer, 'taskDefinitions'),
  ];
  return [
    ...definitions.flatMap((definition) => addDefinition(definition, names)),
    ...toldList(answer, 'tasks').flatMap((task) => addTask(task, names)),
    ...itemsOf(below(answer, 'failures')).map(failureOf),
  ];
}

function addDefinition(definition: JsonPlace, names: ImageNames): readonly InUseGap[] {
  const name = nameOf(textOf(below(definition, 'taskDefinitionArn'))) || textOf(below(definition, 'family'));
  const by = name === '' ? 'a task definition without a name' : `task definition ${name}`;
  const containers = toldList(definition, 'containerDefinitions');
  if (containers.length === 0) return [{ kind: 'no-image', name: by }];
  return containers.flatMap((container) => addContainerImage(container, by, names));
}

function addTask(task: JsonPlace, names: ImageNames): readonly InUseGap[] {
  const name = nameOf(textOf(below(task, 'taskArn')));
  const by = name === '' ? 'a task without a name' : `task ${name}`;
  const containers = itemsOf(below(task, 'containers'));
  const gaps = containers.flatMap((container) => addTaskContainer(container, by, names));
  // One that has stopped runs nothing, whatever it does not tell.
  if (textOf(below(task, 'lastStatus')) === 'STOPPED') return [];
  return containers.length === 0 ? [{ kind: 'no-image', name: by }] : gaps;
}

/**
 * A task says too which image it runs, once that is pulled: the tag may have moved since.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Container.html
 */
function addTaskContainer(container: JsonPlace, by: string, names: ImageNames): readonly InUseGap[] {
  const image = textOf(below(container, 'image'));
  const digest = textOf(below(container, 'imageDigest'));
  if (isImageDigest(digest)) {
    names.add(image, by);
    names.add(image === '' ? digest : `${withoutTag(image)}@${digest}`, by);
    return [];
  }
  const gaps = addContainerImage(container, by, names);
  return isOnEcr(image) && !image.includes('@') ? [...gaps, { kind: 'no-digest', name: by }] : gaps;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Failure.html */
function failureOf(failure: JsonPlace): InUseGap {
  const [arn = '', reason = ''] = ['arn', 'reason'].map((key) => textOf(below(failure, key)));
  return { kind: 'failure', name: `${nameOf(arn) || 'something without a name'} (${reason || 'no reason given'})` };
}

function withoutTag(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
}

/** The last part of an ARN: `api:7` of `arn:aws:ecs:eu-central-1:123456789012:task-definition/api:7`. */
function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
