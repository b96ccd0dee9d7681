const link =
  /^https?:\/\/[a-z0-9.-]+(?::\d+)?(?:\/(?:[\w\-.~!$&'()*+,;=:@/]|%[0-9a-f]{2})*)?(?:\?(?:[\w\-.~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[\w\-.~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i;

/** The text as a link to the web that is a valid URI; undefined for anything else (`javascript:`, a book, an ISO number). */
export function webLink(text: string): string | undefined {
  return URL.canParse(text) ? valid(new URL(text).href) : undefined;
}

function valid(href: string): string | undefined {
  return link.test(href) ? href : undefined;
}
