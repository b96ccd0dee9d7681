/** Where the registries of the example estate are. */
export const examplePlace = {
  us: { account: '111122223333', region: 'us-east-1' },
  eu: { account: '111122223333', region: 'eu-west-1' },
} as const;

/** The instant at which the example estate is looked at. */
export const exampleNow = new Date('2026-11-21T12:00:00Z');

/** So many days before that. */
export const daysAgo = (days: number): Date => new Date(exampleNow.getTime() - days * 86_400_000);
