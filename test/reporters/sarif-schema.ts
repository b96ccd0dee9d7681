import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

const {
  $schema: _draft04,
  id: _id,
  ...schema
} = JSON.parse(readFileSync(new URL('../fixtures/sarif-2.1.0.schema.json', import.meta.url), 'utf8'));

const uriCharacters = /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9a-f]{2})*$/i;

const ajv = new Ajv({
  strict: false,
  // One pattern of the schema is no valid regular expression under the flag u.
  unicodeRegExp: false,
  formats: {
    uri: (text: string) => uriCharacters.test(text) && URL.canParse(text),
    'uri-reference': (text: string) => uriCharacters.test(text) && URL.canParse(text, 'file:///root/'),
    'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
  },
});

const validate = ajv.compile(schema);

/** What the official schema has against a SARIF log; empty where it is valid. */
export function sarifErrors(text: string): readonly string[] {
  return validate(JSON.parse(text)) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
