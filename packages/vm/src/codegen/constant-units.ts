/**
 * Which units come out the same at every load: their values are immutable, and working them out does nothing else. Such a
 * unit is run once and then serves every generation of the program in which it, and all that it uses, is as it was. Most
 * modules of large programs are such units: functions, constants, tables.
 *
 * It is decided from the text alone and on the safe side. Code is pure if nothing that stands in it can be seen from
 * outside, makes something that can change, or belongs to the host; a function value is pure because only pure code can
 * have made it.
 */
import { libraryEntries, visitChildren } from '@fsrs/chunk'
import type { Expr, LibraryEntry, TypeDef, Unit } from '@fsrs/chunk'

/** What is known of a unit of a program. */
export interface UnitPurity {
  /** Whether one load of it may serve many. */
  readonly isConstant: boolean
  /** Its functions that are pure. */
  readonly pure: ReadonlySet<string>
}

/** What purity depends on besides the unit. */
export interface PuritySurroundings {
  readonly types: ReadonlyMap<string, TypeDef>
  /** Whether a global of another unit is a pure function, or a value of a constant unit. */
  readonly isPure: (name: string) => boolean
  /** Whether all units that it uses in any way are constant, and nothing that it uses belongs to one load. */
  readonly isDetached: boolean
}

/** Decides what a unit is. */
export function purityOf(unit: Unit, { types, isPure, isDetached }: PuritySurroundings): UnitPurity {
  const own = new Map(unit.globals.map((global) => [global.name, global]))
  const pure = new Set<string>()
  const facts = factsOf(unit)
  // Functions that call each other are pure unless something shows that they are not.
  for (const [name, { isClean, makes }] of facts.functions) if (isClean && makes.every(isImmutable)) pure.add(name)
  const holds = (name: string): boolean => {
    const global = own.get(name)
    return global === undefined ? isPure(name) : global.k === 'value' ? !global.isMutable : pure.has(name)
  }
  for (let before = -1; before !== pure.size;) {
    before = pure.size
    for (const name of pure) if (!facts.functions.get(name)!.uses.every(holds)) pure.delete(name)
  }
  const { init } = facts
  const isConstant =
    isDetached &&
    unit.globals.every((global) => global.k === 'function' || !global.isMutable) &&
    unit.types.every(
      ({ k, toStringMethod, methods = [] }) => k !== 'class' && toStringMethod === undefined && methods.length === 0,
    ) &&
    init.isClean &&
    init.makes.every(isImmutable) &&
    init.uses.every(holds)
  return { isConstant, pure }

  function isImmutable(type: string): boolean {
    const def = types.get(type)
    if (type === 'Result' || def === undefined) return type === 'Result'
    if (def.k === 'record') return def.fields.every((field) => !field.isMutable)
    return def.k === 'union'
  }
}

/** What stands in a piece of code. */
interface Facts {
  /** Nothing in it is impure by itself. */
  readonly isClean: boolean
  readonly uses: readonly string[]
  readonly makes: readonly string[]
}

interface UnitFacts {
  readonly init: Facts
  readonly functions: ReadonlyMap<string, Facts>
}

const factsOfUnits = new WeakMap<Unit, UnitFacts>()

function factsOf(unit: Unit): UnitFacts {
  let facts = factsOfUnits.get(unit)
  if (facts === undefined) {
    const functions = unit.globals.flatMap((global) =>
      global.k === 'function' ? [[global.name, collect(global.body)] as const] : [],
    )
    facts = { init: collect(unit.init), functions: new Map(functions) }
    factsOfUnits.set(unit, facts)
  }
  return facts
}

function collect(body: Expr): Facts {
  const uses = new Set<string>()
  const makes = new Set<string>()
  let isClean = true
  const visit = (expr: Expr): void => {
    if (!isClean) return
    isClean = isCleanNode(expr)
    if (expr.k === 'global' || expr.k === 'call') uses.add(expr.name)
    if (expr.k === 'new') makes.add(expr.type)
    visitChildren(expr, visit)
  }
  visit(body)
  return { isClean, uses: [...uses], makes: [...makes] }
}

/** Whether an expression, its parts aside, is pure. Setting a global is what an initialisation is for. */
function isCleanNode(expr: Expr): boolean {
  switch (expr.k) {
    case 'const':
    case 'local':
    case 'global':
    case 'let':
    case 'letRec':
    case 'setLocal':
    case 'setGlobal':
    case 'seq':
    case 'lambda':
    case 'apply':
    case 'call':
    case 'callLocal':
    case 'if':
    case 'and':
    case 'or':
    case 'while':
    case 'for':
    case 'forIn':
    case 'switch':
    case 'join':
    case 'jump':
    case 'tuple':
    case 'list':
    case 'new':
    case 'newAnon':
    case 'get':
    case 'tag':
    case 'isException':
    case 'isType':
    case 'box':
    case 'unbox':
    case 'tryWith':
    case 'tryFinally':
    case 'raise':
    case 'reraise':
    case 'fail':
    case 'format':
    case 'yield':
    case 'yieldAll':
    case 'rep':
      return true
    case 'collect':
      return expr.into !== 'array'
    case 'library':
    case 'libraryValue':
      return isPureKey(expr.name)
    case 'op':
      return expr.op !== 'ref.new' && expr.op !== 'array.set'
    case 'hostValue':
    case 'host':
    case 'array':
    case 'set':
    case 'construct':
    case 'object':
    case 'callMethod':
      return false
  }
}

const PURE_OWNERS = new Set([
  'List',
  'Option',
  'Result',
  'Map',
  'Set',
  'String',
  'string',
  'System.Math',
  'System.Char',
])
const PURE_FUNCTIONS = new Set(
  'id fst snd not string int float float32 double single int64 uint64 int32 uint32 int16 uint16 byte sbyte char decimal bigint abs sign min max sqrt exp log log10 sin cos tan asin acos atan atan2 sinh cosh tanh real@.sqrt real@.exp real@.log real@.log10 real@.sin real@.cos real@.tan real@.asin real@.acos real@.atan real@.atan2 real@.sinh real@.cosh real@.tanh floor ceil round truncate pown infinity nan defaultArg set failwith invalidArg invalidOp'.split(
    ' ',
  ),
)
/** What can change, or gives out something that can. */
const CHANGEABLE =
  /\barray\b|\barray2D\b|\[\]|\b(?:ResizeArray|Dictionary|HashSet|Queue|Stack|StringBuilder|ref|Lazy|IEnumerator|Event|IEvent)\b/

/** Answers by key: a program calls a few of a thousand. */
const pureKeys = new Map<string, boolean>()

function isPureKey(key: string): boolean {
  let isPure = pureKeys.get(key)
  if (isPure === undefined) {
    const entry = libraryEntries().get(key)
    pureKeys.set(key, (isPure = entry !== undefined && isPureEntry(entry)))
  }
  return isPure
}

function isPureEntry({ key, owner, kind, type }: LibraryEntry): boolean {
  if (CHANGEABLE.test(type)) return false
  return owner === '' ? kind === 'function' && PURE_FUNCTIONS.has(key) : PURE_OWNERS.has(owner)
}
