import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'

import type { ConfigNode, Entry, Scalar } from './node.ts'
import type { NodeBuilder } from './parsing.ts'

const MESSAGES: Readonly<Record<string, string>> = {
  InvalidSymbol: 'This is no value of JSON.',
  InvalidNumberFormat: 'This is no number of JSON.',
  PropertyNameExpected: 'A key in double quotes is expected here.',
  ValueExpected: 'A value is expected here.',
  ColonExpected: 'A colon is expected here.',
  CommaExpected: 'A comma is expected here.',
  CloseBraceExpected: 'A closing } is expected here.',
  CloseBracketExpected: 'A closing ] is expected here.',
  EndOfFileExpected: 'Nothing more is expected after the value.',
  InvalidCommentToken: 'Comments are no part of JSON.',
  UnexpectedEndOfComment: 'The comment has no end.',
  UnexpectedEndOfString: 'The string has no end on its line.',
  UnexpectedEndOfNumber: 'The number has no end.',
  InvalidUnicode: 'This is no \\u escape: four hexadecimal digits follow the u.',
  InvalidEscapeCharacter: 'There is no such escape in strings of JSON.',
  InvalidCharacter: 'This character must be escaped in a string.',
}

const HELP: Readonly<Record<string, string>> = {
  InvalidCommentToken: 'Name the file .jsonc to use comments.',
}

/** Reads JSON; JSONC with comments and commas before a closing bracket. */
export function readJson(builder: NodeBuilder, { comments }: { readonly comments: boolean }): ConfigNode | undefined {
  const text = builder.source.text.replace(/^\uFEFF/, ' ')
  const errors: ParseError[] = []
  const root = parseTree(text, errors, {
    disallowComments: !comments,
    allowTrailingComma: comments,
    allowEmptyContent: false,
  })
  for (const { error, offset, length } of errors) {
    const name = printParseErrorCode(error)
    builder.fail('CONFIG_SYNTAX', [offset, offset + length], MESSAGES[name] ?? `${name}.`, HELP[name])
    // What follows a first mistake is mostly its echo.
    break
  }
  return root === undefined || errors.length > 0 ? undefined : nodeOf(builder, root)
}

function nodeOf(builder: NodeBuilder, node: Node): ConfigNode {
  const range = [node.offset, node.offset + node.length] as const
  const children = node.children ?? []
  switch (node.type) {
    case 'array':
      return builder.nested(node.offset, () =>
        builder.array(
          children.map((child) => nodeOf(builder, child)),
          range,
        ),
      )
    case 'object':
      return builder.nested(node.offset, () => {
        const entries = new Map<string, Entry>()
        for (const { children: [key, value] = [] } of children) {
          if (key === undefined || value === undefined) continue
          builder.set(entries, String(key.value), [key.offset, key.offset + key.length], nodeOf(builder, value))
        }
        return builder.object(entries, range)
      })
    default:
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what else JSON has are objects and arrays
      return builder.scalar(node.value as Scalar, range)
  }
}
