import { below, hasMember, itemsOf, type JsonPlace, textOf } from '../../schema/json-place.js';
import type { ImageNames } from './image-names.js';

/** True for what `aws ecs describe-task-definition` and `describe-tasks` print, and for a task definition by itself. */
export function isEcs(place: JsonPlace): boolean {
  return ['taskDefinition', 'taskDefinitions', 'containerDefinitions', 'tasks'].some((key) => hasMember(place, key));
}

/** Takes down the images of task definitions and tasks. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html */
export function addEcs(answer: JsonPlace, names: ImageNames): void {
  if (hasMember(answer, 'containerDefinitions')) addDefinition(answer, names);
  if (hasMember(answer, 'taskDefinition')) addDefinition(below(answer, 'taskDefinition'), names);
  for (const definition of itemsOf(below(answer, 'taskDefinitions'))) addDefinition(definition, names);
  for (const task of itemsOf(below(answer, 'tasks'))) addTask(task, names);
}

function addDefinition(definition: JsonPlace, names: ImageNames): void {
  const by = `task definition ${nameOf(textOf(below(definition, 'taskDefinitionArn'))) || textOf(below(definition, 'family'))}`;
  for (const container of itemsOf(below(definition, 'containerDefinitions'))) names.add(textOf(below(container, 'image')), by);
}

/** A task says too which image it runs: the tag may have moved since. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Container.html */
function addTask(task: JsonPlace, names: ImageNames): void {
  const by = `task ${nameOf(textOf(below(task, 'taskArn')))}`;
  for (const container of itemsOf(below(task, 'containers'))) {
    const image = textOf(below(container, 'image'));
    const digest = textOf(below(container, 'imageDigest'));
    names.add(image, by);
    if (digest !== '') names.add(`${withoutTag(image)}@${digest}`, by);
  }
}

function withoutTag(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
}

/** The last part of an ARN: `api:7` of `arn:aws:ecs:eu-central-1:123456789012:task-definition/api:7`. */
function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
