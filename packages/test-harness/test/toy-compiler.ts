import type {
  CompilerDiagnostic,
  CompilerLike,
  CompilerRequest,
  CompilerResult,
  CompilerSubject,
} from '@fsrs/test-harness'

/** What a broken compiler does wrong. */
export type CompilerFlaw =
  | 'throws at what is wrong'
  | 'counts columns from 0'
  | 'reads past the end'
  | 'does not ask for missing files'
  | 'mixes compiles up'
  | 'remembers too much'
  | 'hangs on deep brackets'
  | 'rejects when aborted'
  | 'says nothing of errors'

interface Unit {
  readonly text: string
  readonly lines: readonly string[]
}

/**
 * A language of one kind of statement a line: `say WORD`, `use ./file`, and comments after `#`. It stands in for a real
 * one, to prove that the contract can be kept; with a flaw, to prove that the contract notices.
 */
class ToyCompiler implements CompilerLike<readonly string[]> {
  readonly name = 'toy'
  readonly extensions: readonly string[] = ['.toy']
  readonly #flaw: CompilerFlaw | undefined
  readonly #units = new Map<string, Unit>()
  #diagnostics: CompilerDiagnostic[] = []

  constructor(flaw?: CompilerFlaw) {
    this.#flaw = flaw
  }

  async compile(request: CompilerRequest): Promise<CompilerResult<readonly string[]>> {
    if (this.#flaw !== 'mixes compiles up' || this.#diagnostics.length > 50) this.#diagnostics = []
    const diagnostics = this.#flaw === 'mixes compiles up' ? this.#diagnostics : []
    const modules: { name: string; action: 'compiled' | 'reused'; reason: string }[] = []
    const said: string[] = []
    const seen = new Set<string>()
    const visit = async (path: string): Promise<void> => {
      if (seen.has(path)) return
      seen.add(path)
      if (this.#flaw === 'does not ask for missing files' && path !== request.entry && this.#units.has(path)) return
      const source = await request.sources.read(path)
      if (!source.ok) {
        diagnostics.push(this.#finding(path, '', 0, source.message))
        return
      }
      const known = this.#units.get(path)
      const reused = this.#flaw === 'remembers too much' ? known !== undefined : known?.text === source.text
      const unit = reused && known !== undefined ? known : { text: source.text, lines: source.text.split(/(?<=\n)/) }
      this.#units.set(path, unit)
      modules.push({
        name: path,
        action: reused ? 'reused' : 'compiled',
        reason: reused ? 'It is as it was.' : 'It is new.',
      })
      let offset = 0
      for (const line of unit.lines) {
        const statement = line.replace(/#.*/s, '').trim()
        const [, word] = /^say (\w+)$/.exec(statement) ?? []
        const [, used] = /^use (\S+)$/.exec(statement) ?? []
        if (word !== undefined) said.push(word)
        else if (used !== undefined) await visit(request.sources.resolve(used, path))
        else if (statement !== '')
          diagnostics.push(this.#finding(path, unit.text, offset, `Cannot read ${statement.slice(0, 20)}.`))
        offset += line.length
      }
    }
    if (this.#flaw === 'rejects when aborted') request.signal?.throwIfAborted()
    await visit(request.entry)
    const brackets = this.#units.get(request.entry)?.text.startsWith('((((') === true
    if (this.#flaw === 'hangs on deep brackets' && brackets) await new Promise(() => undefined)
    if (diagnostics.length === 0) return { ok: true, artifact: said, diagnostics, modules }
    if (this.#flaw === 'throws at what is wrong') throw new SyntaxError(diagnostics[0]?.message)
    return { ok: false, diagnostics: this.#flaw === 'says nothing of errors' ? [] : [...diagnostics], modules }
  }

  #finding(file: string, text: string, offset: number, message: string): CompilerDiagnostic {
    const at = (where: number): { offset: number; line: number; column: number } => {
      const ends = [...text.slice(0, where).matchAll(/\r\n|\r(?!\n)|\n/g)]
      const last = ends.at(-1)
      const start = last === undefined ? 0 : last.index + last[0].length
      return {
        offset: where,
        line: ends.length + 1,
        column: where - start + (this.#flaw === 'counts columns from 0' ? 0 : 1),
      }
    }
    const end = this.#flaw === 'reads past the end' ? text.length + 1 : offset
    return { severity: 'error', code: 'TOY1', message, file, span: { start: at(offset), end: at(end) }, labels: [] }
  }
}

const files = { '/p/main.toy': 'say hello # world\nuse ./lib/other.toy\n', '/p/lib/other.toy': 'say other\n' }

/** The toy, presented to the contract. */
export function toySubject(flaw?: CompilerFlaw): CompilerSubject<readonly string[]> {
  return {
    name: 'toy',
    create: () => new ToyCompiler(flaw),
    describe: (said) => said.join(' '),
    valid: { entry: '/p/main.toy', files },
    changed: { entry: '/p/main.toy', files: { '/p/main.toy': 'say goodbye\n' } },
    invalid: { entry: '/p/main.toy', files: { '/p/main.toy': 'say hello\nshout\n' } },
    modules: {
      program: { entry: '/p/main.toy', files },
      dependency: '/p/lib/other.toy',
      changedText: 'say another\n',
      invalidText: 'say\n',
    },
    patienceMs: 3000,
  }
}
