import type { CreationTemplate, PullThroughCacheRule } from '../../../model/inventory.js';
import type { Knowable } from '../../../model/unknown.js';
import { redactAccessPolicy } from './access-policy.js';
import { redactLifecyclePolicy } from './lifecycle-policy.js';
import { eachKnown, knowable } from './prose.js';
import type { Redactor } from './redactor.js';
import { asItIs, patternsOf, redactDocument, redactEncryption } from './repository.js';
import { redactUpstream } from './upstream.js';

export function redactCacheRule(rule: PullThroughCacheRule, redactor: Redactor): PullThroughCacheRule {
  const { identifiers, prose, words } = redactor;
  return {
    prefix: redactPrefix(rule.prefix, redactor),
    upstreamRegistryUrl: knowable(prose, (url: string) => redactUpstream(url, words))(rule.upstreamRegistryUrl),
    upstreamPrefix: redactPrefix(rule.upstreamPrefix, redactor),
    credentialArn: knowable(prose, identifiers.any)(rule.credentialArn),
    customRoleArn: knowable(prose, identifiers.any)(rule.customRoleArn),
    address: words.text(rule.address),
  };
}

/** Redacts a repository creation template as the repositories that it makes are redacted. */
export function redactTemplate(template: CreationTemplate, redactor: Redactor): CreationTemplate {
  const { identifiers, prose, resourceTags, words } = redactor;
  const tags = redactor.tagRedactors(patternsOf(template));
  return {
    prefix: redactPrefix(template.prefix, redactor),
    appliedFor: asItIs(redactor, template.appliedFor),
    encryption: redactEncryption(template.encryption, redactor),
    tagMutability: asItIs(redactor, template.tagMutability),
    tagMutabilityExclusionFilters: eachKnown(prose, tags)(template.tagMutabilityExclusionFilters),
    policy: redactDocument(template.policy, redactor, (text) => redactAccessPolicy(text, identifiers, words)),
    lifecyclePolicy: redactDocument(template.lifecyclePolicy, redactor, (text) => redactLifecyclePolicy(text, tags, words)),
    resourceTags: resourceTags.tags(template.resourceTags),
    customRoleArn: knowable(prose, identifiers.any)(template.customRoleArn),
    address: words.text(template.address),
  };
}

/** ROOT stands for every prefix. */
function redactPrefix(prefix: Knowable<string>, { names, prose }: Redactor): Knowable<string> {
  return knowable(prose, (text: string) => (text === 'ROOT' ? text : names.pattern(text)))(prefix);
}
