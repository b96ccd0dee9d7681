import type { Node } from 'jsonc-parser';
import { isObject } from '../model/event-matcher.js';
import { parsedJson } from '../model/parsed-json.js';

/** A document that holds a policy where the service wants the policy itself: what it is, and what to do about it. */
export function wrappedOtherwise(root: Node, shown: string): string {
  if (isPolicyText(root.value)) {
    return 'a policy as a text within JSON: print it with `terraform output -raw NAME` or `jq -r`, or leave a jsonencode out';
  }
  return isListOfRules(root) ? 'a list of rules: wrap it: {"rules": […]}' : shown;
}

/** What to do about an object without rules; empty where nothing better is known than that they are missing. */
export function cureOfMissingRules(root: Node): string {
  // A list of images and a policy are given side by side, and easily taken one for the other.
  if (namesOf(root).includes('imageDetails')) return 'this is what aws ecr describe-images prints, a list of images and no policy';
  if (!holdsProperty(root, 'LifecyclePolicyText')) return '';
  return "this is CloudFormation, take the text out: jq -r '.. | .LifecyclePolicyText? // empty' prints it";
}

function isPolicyText(value: unknown): boolean {
  const inner = typeof value === 'string' ? parsedJson(value) : undefined;
  return isObject(inner) && 'rules' in inner;
}

function isListOfRules({ type, children = [] }: Node): boolean {
  return type === 'array' && children.length > 0 && children.every((child) => namesOf(child).includes('rulePriority'));
}

function holdsProperty(node: Node, name: string): boolean {
  return namesOf(node).includes(name) || (node.children ?? []).some((child) => holdsProperty(child, name));
}

function namesOf({ type, children = [] }: Node): readonly unknown[] {
  return type === 'object' ? children.map((property) => property.children?.[0]?.value) : [];
}
