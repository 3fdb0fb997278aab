import type { BenchmarkReport, Row, Table } from './benchmark.ts'
import type { Environment } from './environment.ts'

/** The report as a person reads it in a terminal. */
export function textOf(report: BenchmarkReport): string {
  const tables = report.tables.map((table) => {
    const widths = [table.rows, [headOf(table)]]
      .flat()
      .reduce<number[]>((sofar, row) => cellsOf(row).map((cell, index) => Math.max(sofar[index] ?? 0, cell.length)), [])
    const lines = [headOf(table), ...table.rows].map((row) =>
      cellsOf(row)
        .map((cell, index) => (index === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[index]!)))
        .join('  '),
    )
    return [table.title, `  ${table.method}`, ...lines.map((line) => `  ${line}`)].join('\n')
  })
  const goals = report.goals.map(
    ({ text, measured, isMet }) => `  ${isMet ? 'met' : 'BEHIND'}: ${text}; measured ${measured}`,
  )
  const absent = report.absent.map((line) => `  not measured: ${line}`)
  const wrong = report.wrong.map((line) => `  WRONG: ${line}`)
  return [...tables, ...(goals.length > 0 ? [['goals', ...goals].join('\n')] : []), ...absent, ...wrong].join('\n\n')
}

/** The report as it stands in a README. */
export function markdownOf(report: BenchmarkReport, environment: Environment): string {
  const tables = report.tables.map((table) => {
    const head = cellsOf(headOf(table))
    const rows = table.rows.map((row) => {
      const [name, ...cells] = cellsOf(row)
      return [row.isOurs ? `**${name}**` : name, ...cells]
    })
    const lines = [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...rows]
    return `**${table.title}.** ${table.method}\n\n${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}`
  })
  const goals = report.goals.map(
    ({ text, measured, isMet }) => `- ${isMet ? 'Goal met' : 'Behind the goal'}: ${text}; measured ${measured}.`,
  )
  const absent = report.absent.map((line) => `- Not measured: ${line}.`)
  const wrong = report.wrong.map((line) => `- **Wrong**: ${line}.`)
  const { cpu, cores, node, system, date, commit, load, loadAfter } = environment
  const place = `Measured ${date}, commit ${commit}, on ${cores} cores of ${cpu}, ${system}, Node.js ${node}; load average before ${load}, after ${loadAfter}.`
  return [...tables, [...goals, ...absent, ...wrong].join('\n'), place].filter((part) => part !== '').join('\n\n')
}

function headOf({ columns }: Table): Row {
  return { name: '', isOurs: false, cells: columns }
}

function cellsOf({ name, cells }: Row): string[] {
  return [name, ...cells.map((cell) => (typeof cell === 'number' ? numberText(cell) : (cell ?? '–')))]
}

/** Three digits that count: more is noise. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return String(value)
  const size = Math.abs(value)
  if (size >= 100) return value.toFixed(0)
  if (size >= 10) return value.toFixed(1)
  return size >= 1 ? value.toFixed(2) : value.toFixed(3)
}
