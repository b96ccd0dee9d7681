/** What each lint of a lifecycle policy is about, whatever the policy, by the code that the report has. */
const titles: ReadonlyMap<string, string> = new Map([
  ['age-rule-and-moved-tags', 'A rule by the age of the push takes images that were promoted or are still pulled'],
  ['anded-tag-list', 'A tag list wants all its tags on one image'],
  ['any-never-reached', 'A rule for any image decides none, since rules above it own them all'],
  ['archive-saves-nothing', 'Archived images cost as much as others'],
  ['archived-never-expires', 'What a rule archives stays in the archive'],
  ['asterisk-in-prefix', 'An asterisk in a tag prefix is plain text'],
  ['count-slots-eaten', 'Other images than those that are meant take the places of a count'],
  ['dead-rule', 'No image has the tags that a rule asks for'],
  ['entry-no-tag-can-meet', 'No tag can meet an entry of a tag list'],
  ['explicit-standard-class', 'A rule names the storage class that it has by default'],
  ['no-rule-for-orphans', 'What an index lists stays when the index goes'],
  ['nothing-is-archived', 'A rule is for archived images, and the policy archives none for it'],
  ['nothing-stays', 'A run takes all images that can be pulled'],
  ['prefix-and-pattern-alike', 'Two rules select the same tags, one by prefixes and one by patterns'],
  ['release-tags-not-protected', 'A rule takes images with a release tag'],
  ['repeated-tag-list-entry', 'A tag list has an entry twice'],
  ['shadowed-rule', 'A rule never acts, since rules above it own whatever it could select'],
  ['shared-tag-list-entry', 'An entry stands in the tag lists of two rules'],
]);

/** What a lint is about; of one that is not known here its code. Not neutralised. */
export function lintTitle(code: string): string {
  return titles.get(code) ?? code;
}
