/** Gives a tag or a pattern as it is compared with others. */
export type ComparedText = (text: string) => string;

/** Tags that differ in upper and lower case alone are two tags. Amazon ECR does not say whether patterns tell them apart: it is assumed. */
export const asWritten: ComparedText = (text) => text;

/** Where upper and lower case are assumed to be the same. */
export const ignoringCase: ComparedText = (text) => text.toLowerCase();
