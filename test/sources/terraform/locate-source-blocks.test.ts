import { describe, expect, it } from 'vitest';
import { findBlocks } from '../../../src/sources/terraform/locate-source-blocks.js';

const target = 'resource "aws_ecr_repository" "this" {\n  name = "x"\n}\n';

describe('findBlocks', () => {
  it('names the kind, the labels and the line of each block', () => {
    const text = `locals {\n  a = { b = {} }\n}\n${target}\n  data "aws_region" "here" {}\nmodule "ecr" { source = "./x" }\nephemeral "a" "b" {}`;
    expect(findBlocks(text)).toEqual([
      { kind: 'resource', labels: ['aws_ecr_repository', 'this'], line: 4 },
      { kind: 'data', labels: ['aws_region', 'here'], line: 8 },
      { kind: 'module', labels: ['ecr'], line: 9 },
      { kind: 'ephemeral', labels: ['a', 'b'], line: 10 },
    ]);
  });

  it.each<[string, string, number]>([
    ['a comment with #', `# ${target.split('\n', 1)}\n`, 2],
    ['a comment with //', `// resource "aws_ecr_repository" "this" {\n`, 2],
    ['a comment with quotes and braces', `# it's "so { <<EOT\n`, 2],
    ['a comment between stars', `/* ${target} */\n`, 5],
    ['a comment within a line', 'locals { /* { */ a = 1 } // {\n', 2],
    ['a heredoc', `locals {\n  a = <<EOT\n${target}}}}\nEOT\n}\n`, 9],
    ['an indented heredoc', `locals {\n  a = <<-EOT\n    ${target} { " /*\n    EOT\n}\n`, 9],
    ['a heredoc whose word stands in a line of it', `locals {\n  a = <<EOT\nEOT and more {\nEOTX\n  EOT\n}\n`, 7],
    ['a heredoc in a call', 'locals {\n  a = jsonencode(trimspace(<<-E-1\n  {\n  E-1\n  ))\n}\n', 7],
    ['a string with a brace and a quote', 'locals {\n  a = "{ \\" { \\\\"\n}\n', 4],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: HCL
    ['a string with a template', 'locals {\n  a = "x ${lookup({ "a" = "}" }, "a")} {"\n}\n', 4],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: HCL
    ['a string with a template over lines', 'locals {\n  a = "x ${join(",", [\n    "{",\n  ])} {"\n}\n', 6],
    ['a string with a directive', 'locals {\n  a = "%{ if x == "{" }{%{ endif }"\n}\n', 4],
    ['a string with the sign of a template doubled', 'locals {\n  a = "$${ \\"{ %%{"\n}\n', 4],
    ['a string that holds the start of a comment', 'locals {\n  a = "https://example.org/#/* "\n}\n', 4],
    ['a comparison', 'locals {\n  a = 1 < 2 && b <= 3\n}\n', 4],
    ['carriage returns', 'locals {\r\n  a = <<EOT\r\n {\r\nEOT\r\n}\r\n', 6],
    ['a byte order mark', '\ufeff\n', 2],
    ['a nested block of that name', 'x {\n  resource "aws_ecr_repository" "this" {\n  }\n}\n', 5],
  ])('finds a block behind %s', (_, before, line) => {
    expect(findBlocks(before + target)).toEqual([{ kind: 'resource', labels: ['aws_ecr_repository', 'this'], line }]);
  });

  it.each([
    'resource aws_ecr_repository this {\n}',
    'resource "aws_ecr_repository" this{}',
    '\tresource\t"aws_ecr_repository"   "this"\t{\n}',
  ])('finds a block written %j', (text) => {
    expect(findBlocks(text)).toEqual([{ kind: 'resource', labels: ['aws_ecr_repository', 'this'], line: 1 }]);
  });

  it('labels a removed block with the address that it is from', () => {
    const text = '\nremoved {\n  from = module.a.aws_ecr_repository.b\n\n  lifecycle {\n    destroy = false\n  }\n}\n';
    expect(findBlocks(text)).toEqual([{ kind: 'removed', labels: ['module.a.aws_ecr_repository.b'], line: 2 }]);
  });

  it.each(['', 'my-resource "a" "b" {}', 'resource "a" "b"', 'removed {\n}', '<<EOT\n', '"', '"${', '/*', 'resource'])(
    'finds none in %j',
    (text) => {
      expect(findBlocks(text)).toEqual([]);
    },
  );
});
