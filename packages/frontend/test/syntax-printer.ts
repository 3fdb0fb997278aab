import type { Binding, Clause, Expr, File, Item, Member, Pattern, TypeDefinition, TypeExpr } from '../src/syntax/ast.ts'

/** A tree as an S-expression, without positions; one line an item. */
export function printFile(file: File): string {
  const head = file.name === undefined ? [] : [`(${file.isNamespace ? 'namespace' : 'file'} ${path(file.name)})`]
  return [...head, ...file.items.map(item)].join('\n')
}

type Names = readonly { readonly name: string }[]

function path(names: Names): string {
  return names.map((each) => each.name).join('.')
}

function list(head: string, ...parts: readonly (string | undefined)[]): string {
  return `(${[head, ...parts.filter((each) => each !== undefined && each !== '')].join(' ')})`
}

function item(node: Item): string {
  switch (node.kind) {
    case 'Let':
      return list(node.isRec ? 'let-rec' : 'let', ...node.bindings.map(binding))
    case 'Do':
      return node.hasDo ? list('do', printExpr(node.expr)) : printExpr(node.expr)
    case 'Types':
      return list('type', ...node.definitions.map(definition))
    case 'Exception':
      return list(
        'exception',
        node.name.name,
        ...node.fields.map((each) => field(each.name?.name, each.type)),
        ...node.members.map(member),
      )
    case 'Module':
      return list(node.isRec ? 'module-rec' : 'module', node.name.name, ...node.items.map(item))
    case 'ModuleAlias':
      return list('alias', node.name.name, path(node.target))
    case 'Open':
      return list(node.isType ? 'open-type' : 'open', path(node.path))
    case 'Load':
      return list('load', ...node.paths.map((each) => JSON.stringify(each.path)))
  }
}

function field(name: string | undefined, type: TypeExpr): string {
  return name === undefined ? printType(type) : `${name}:${printType(type)}`
}

function binding(node: Binding): string {
  const marks = [
    ...node.attributes.map((each) => `@${path(each.name)}`),
    node.isMutable ? 'mutable' : '',
    node.isInline ? 'inline' : '',
    node.access === 'public' ? '' : node.access,
  ]
  const generic = node.typeParameters.map((each) => `'${each.name}`).join(' ')
  const type = node.returnType === undefined ? '' : `:${printType(node.returnType)}`
  return list(
    '=',
    ...marks,
    printPattern(node.pattern),
    generic,
    ...node.parameters.map(printPattern),
    type,
    printExpr(node.body),
  )
}

function definition(node: TypeDefinition): string {
  const parameters = node.parameters.map((each) => `'${each.name}`)
  return list(
    path(node.name),
    ...node.attributes.map((each) => `@${path(each.name)}`),
    ...parameters,
    representation(node),
    ...node.members.map(member),
  )
}

function representation({ representation: node }: TypeDefinition): string {
  switch (node.kind) {
    case 'Record':
      return list(
        'record',
        ...node.fields.map((each) => `${each.isMutable ? 'mutable ' : ''}${field(each.name.name, each.type)}`),
      )
    case 'Union':
      return list(
        'union',
        ...node.cases.map((each) => list(each.name.name, ...each.fields.map((one) => field(one.name?.name, one.type)))),
      )
    case 'Abbreviation':
      return printType(node.type)
    case 'Enum':
      return list(
        'enum',
        ...node.cases.map((each) => `${each.name.name}=${each.value === undefined ? '' : printExpr(each.value)}`),
      )
    case 'Class':
      return list(
        node.definitionKind,
        node.constructor === undefined ? '' : printPattern(node.constructor.parameters),
        node.constructor?.self?.name,
      )
    case 'Delegate':
      return list('delegate', printType(node.type))
    case 'Measure':
    case 'Augmentation':
    case 'Error':
      return list(node.kind.toLowerCase())
  }
}

function member(node: Member): string {
  switch (node.kind) {
    case 'Member': {
      const name = node.self === undefined ? node.name.name : `${node.self.name}.${node.name.name}`
      const head = `${node.isStatic ? 'static-' : ''}${node.modifier}-${node.accessor}`
      const type = node.returnType === undefined ? '' : `:${printType(node.returnType)}`
      return list(head, name, ...node.parameters.map(printPattern), type, printExpr(node.body))
    }
    case 'Abstract':
      return list('abstract', node.name.name, printType(node.type), node.hasGet ? 'get' : '', node.hasSet ? 'set' : '')
    case 'Let':
      return list(`${node.isStatic ? 'static-' : ''}let${node.isRec ? '-rec' : ''}`, ...node.bindings.map(binding))
    case 'Do':
      return list('do', printExpr(node.expr))
    case 'Inherit':
      return list('inherit', printType(node.type), node.argument === undefined ? '' : printExpr(node.argument))
    case 'Interface':
      return list('interface', printType(node.type), ...node.members.map(member))
    case 'Constructor':
      return list(
        'new',
        printPattern(node.parameters),
        printExpr(node.body),
        ...(node.then === undefined ? [] : [printExpr(node.then)]),
      )
    case 'Val':
      return list('val', node.isMutable ? 'mutable' : '', node.name.name, printType(node.type))
    case 'AutoProperty':
      return list(
        'property',
        node.name.name,
        node.type === undefined ? '' : printType(node.type),
        printExpr(node.value),
        node.hasSet ? 'set' : '',
      )
  }
}

/** A type as an S-expression. */
export function printType(node: TypeExpr): string {
  switch (node.kind) {
    case 'Name':
      return node.arguments.length === 0
        ? path(node.path)
        : `${path(node.path)}<${node.arguments.map(printType).join(' ')}>`
    case 'Variable':
      return `${node.parameter.isStatic ? '^' : "'"}${node.parameter.name}`
    case 'Function':
      return list('->', printType(node.from), printType(node.to))
    case 'Tuple':
      return list(node.isStruct ? 'struct*' : '*', ...node.items.map(printType))
    case 'Array':
      return `${printType(node.element)}[${','.repeat(node.rank - 1)}]`
    case 'AnonymousRecord':
      return list('{|', ...node.fields.map((each) => field(each.name.name, each.type)))
    case 'Flexible':
      return `#${printType(node.type)}`
    case 'Constrained':
      return list(
        'when',
        printType(node.type),
        ...node.constraints.map((each) => `'${each.parameter.name}:${each.kind}`),
      )
    case 'Measure':
      return list('measure', ...node.factors.map((each) => `${printType(each.unit)}^${each.power}`))
    case 'Wildcard':
      return '_'
    case 'Error':
      return '<error>'
  }
}

function clause(node: Clause): string {
  return list(
    '|',
    printPattern(node.pattern),
    node.guard === undefined ? '' : list('when', printExpr(node.guard)),
    printExpr(node.body),
  )
}

/** An expression as an S-expression. */
export function printExpr(node: Expr): string {
  switch (node.kind) {
    case 'ImplicitYield':
      throw new Error('the parser makes none')
    case 'Const':
      return node.measure === undefined
        ? literal(node.value)
        : list('inst', literal(node.value), printType(node.measure))
    case 'Name':
      return path(node.path)
    case 'Dot':
      return list('.', printExpr(node.target), node.name.name)
    case 'Apply':
      return list(node.isTight ? 'call' : 'app', printExpr(node.fn), printExpr(node.argument))
    case 'TypeApply':
      return list('inst', printExpr(node.fn), ...node.types.map(printType))
    case 'Infix':
      return list(node.operator.name, printExpr(node.left), printExpr(node.right))
    case 'Prefix':
      return list(node.operator.name, printExpr(node.operand))
    case 'Tuple':
      return list(node.isStruct ? 'struct' : ',', ...node.items.map(printExpr))
    case 'Paren':
      return list('paren', printExpr(node.inner))
    case 'List':
    case 'Array': {
      const { content } = node
      const name = node.kind.toLowerCase()
      if (content.kind === 'Elements') return list(name, ...content.elements.map(printExpr))
      return list(`${name}-of`, printExpr(content.body))
    }
    case 'Record': {
      const fields = node.fields.map((each) => `${path(each.path)}=${printExpr(each.value)}`)
      return list(
        node.isAnonymous ? '{|' : '{',
        node.copyOf === undefined ? '' : list('with', printExpr(node.copyOf)),
        ...fields,
      )
    }
    case 'Range':
      return list('..', printExpr(node.from), node.step === undefined ? '' : printExpr(node.step), printExpr(node.to))
    case 'Sequence':
      return list(';', ...node.items.map(printExpr))
    case 'Let':
      return list(`${node.keyword}${node.isRec ? '-rec' : ''}`, ...node.bindings.map(binding), printExpr(node.body))
    case 'Fun':
      return list('fun', ...node.parameters.map(printPattern), printExpr(node.body))
    case 'Function':
      return list('function', ...node.clauses.map(clause))
    case 'Match':
      return list(node.isBang ? 'match!' : 'match', printExpr(node.subject), ...node.clauses.map(clause))
    case 'If': {
      const branches = node.branches.flatMap((each) => [printExpr(each.condition), printExpr(each.then)])
      return list('if', ...branches, node.otherwise === undefined ? '' : printExpr(node.otherwise))
    }
    case 'TryWith':
      return list('try', printExpr(node.body), ...node.clauses.map(clause))
    case 'TryFinally':
      return list('finally', printExpr(node.body), printExpr(node.cleanup))
    case 'While':
      return list(node.isBang ? 'while!' : 'while', printExpr(node.condition), printExpr(node.body))
    case 'ForTo':
      return list(
        node.isDown ? 'for-downto' : 'for-to',
        node.variable.name,
        printExpr(node.from),
        printExpr(node.to),
        printExpr(node.body),
      )
    case 'ForIn':
      return list('for', printPattern(node.pattern), printExpr(node.source), printExpr(node.body))
    case 'Typed':
      return list(':', printExpr(node.expr), printType(node.type))
    case 'Cast':
      return list(node.operator, printExpr(node.expr), node.type === undefined ? '' : printType(node.type))
    case 'Assign':
      return list('<-', printExpr(node.target), printExpr(node.value))
    case 'Index': {
      const indices = node.indices.map((each) =>
        each.kind === 'At' ? printExpr(each.index) : `${optional(each.from)}..${optional(each.to)}`,
      )
      return list(node.hasDot ? '.[]' : '[]', printExpr(node.target), ...indices)
    }
    case 'New':
      return list('new', printType(node.type), printExpr(node.argument))
    case 'ObjectExpression': {
      const others = node.interfaces.map((each) => list('interface', printType(each.type), ...each.members.map(member)))
      return list('object', printType(node.type), optional(node.argument), ...node.members.map(member), ...others)
    }
    case 'Computation':
      return list('computation', printExpr(node.builder), printExpr(node.body))
    case 'Yield':
    case 'YieldBang':
    case 'Return':
    case 'ReturnBang':
    case 'DoBang':
    case 'Do':
    case 'Lazy':
    case 'Assert':
      return list(node.kind.replace('Bang', '!').toLowerCase(), printExpr(node.expr))
    case 'Interpolated':
      return list(
        '$',
        ...node.parts.map((each) =>
          each.kind === 'Text'
            ? JSON.stringify(each.text)
            : list(
                'hole',
                each.specifier,
                printExpr(each.expr),
                each.alignment?.toString(),
                each.format === undefined ? '' : JSON.stringify(each.format),
              ),
        ),
      )
    case 'MemberLambda':
      return list('_.', printExpr(node.body))
    case 'TraitCall':
      return list(
        'trait',
        ...node.supports.map((each) => each.name),
        node.isStatic ? 'static' : '',
        node.name.name,
        printExpr(node.argument),
      )
    case 'Error':
      return list('error', ...node.parts.map(printExpr))
  }
}

function optional(node: Expr | undefined): string {
  return node === undefined ? '' : printExpr(node)
}

function literal(value: Extract<Expr, { kind: 'Const' }>['value']): string {
  switch (value.type) {
    case 'unit':
      return '()'
    case 'null':
      return 'null'
    case 'char':
      return `'${JSON.stringify(value.value).slice(1, -1)}'`
    case 'string':
      return JSON.stringify(value.value)
    case 'decimal':
      return `${value.text}m`
    case 'bool':
    case 'int':
      return String(value.value)
    case 'float':
    case 'float32':
    case 'byte':
    case 'sbyte':
    case 'int16':
    case 'uint16':
    case 'uint32':
    case 'int64':
    case 'uint64':
    case 'bigint':
      return `${Object.is(value.value, -0) ? '-0' : value.value}:${value.type}`
  }
}

/** A pattern as an S-expression. */
export function printPattern(node: Pattern): string {
  switch (node.kind) {
    case 'Wildcard':
      return '_'
    case 'Const':
      return node.measure === undefined
        ? literal(node.value)
        : list('inst', literal(node.value), printType(node.measure))
    case 'Name':
      return node.name.name
    case 'Case':
      return list(
        path(node.path),
        ...node.arguments.map(printPattern),
        ...node.namedArguments.map((each) => `${each.name.name}=${printPattern(each.pattern)}`),
      )
    case 'Tuple':
      return list(node.isStruct ? 'struct' : ',', ...node.items.map(printPattern))
    case 'List':
    case 'Array':
      return list(node.kind.toLowerCase(), ...node.items.map(printPattern))
    case 'Cons':
      return list('::', printPattern(node.head), printPattern(node.tail))
    case 'Record':
      return list('{', ...node.fields.map((each) => `${path(each.path)}=${printPattern(each.pattern)}`))
    case 'Or':
    case 'And':
      return list(node.kind === 'Or' ? 'or' : 'and', printPattern(node.left), printPattern(node.right))
    case 'As':
      return list('as', printPattern(node.pattern), node.name.name)
    case 'Typed':
      return list(':', printPattern(node.pattern), printType(node.type))
    case 'TypeTest':
      return list(':?', printType(node.type))
    case 'Paren':
      return list('paren', printPattern(node.inner))
    case 'Attributed':
      return list('@', printPattern(node.pattern))
    case 'Optional':
      return `?${node.name.name}`
    case 'Expression':
      return list('expr', printExpr(node.expr))
    case 'Error':
      return '<error>'
  }
}
