// What a configuration is on this side: the shapes of `config/terminal.fsrs` as the script's values arrive here. The
// compiler has checked their types; what a type cannot say (a colour out of range, a key that no keyboard has) is checked here.

import { DEFAULT_COLOR, FLAG, RGB } from './frame.ts'
import type { ColorCode, Style } from './frame.ts'
import { NAMED_KEYS, parseChord } from './keys.ts'
import type { Chord } from './keys.ts'

/** A tab, as scripts see it. */
export interface TabInfo {
  readonly Number: number
  readonly Name: string
  readonly Process: string
  readonly Panes: number
  readonly IsActive: boolean
  readonly HasBell: boolean
}

/** The last reload of the configuration. */
export interface ReloadInfo {
  readonly Count: number
  readonly Milliseconds: number
  readonly Failed: boolean
}

/** What scripts are told when they draw the status bar. */
export interface StatusInfo {
  readonly Tabs: readonly TabInfo[]
  readonly Active: TabInfo
  readonly Directory: string
  readonly Hours: number
  readonly Minutes: number
  readonly Seconds: number
  readonly Columns: number
  readonly Rows: number
  readonly Pending: string
  readonly LastReload: ReloadInfo
}

/** A piece of the status bar. */
export interface Segment {
  readonly label: string
  readonly style: Style
}

/** The parts of the screen that are not programs'. */
export const THEME_PARTS = [
  'TabBar',
  'ActiveTab',
  'OtherTab',
  'StatusBar',
  'Border',
  'ActiveBorder',
  'Selection',
  'Error',
] as const

/** How each of them looks. */
export type Theme = Readonly<Record<(typeof THEME_PARTS)[number], Style>>

/** A key that is bound. */
export interface Binding {
  readonly chord: Chord
  /** As it was written. */
  readonly keys: string
  readonly help: string
  readonly run: () => void
}

/** A configuration that can be used. */
export interface Config {
  /** Empty: the user's shell. */
  readonly shell: readonly string[]
  readonly scrollback: number
  readonly theme: Theme
  readonly tabTitle: (tab: TabInfo) => string
  readonly statusLeft: (info: StatusInfo) => readonly Segment[]
  readonly statusRight: (info: StatusInfo) => readonly Segment[]
  readonly bindings: readonly Binding[]
}

/** Lines of history that a pane may have: a line of 200 cells takes 2.4 kB. */
const SCROLLBACK_MAX = 200_000

/** The values of the type `Config`, as `toJs` hands them over. */
interface ScriptConfig {
  readonly Shell: readonly string[]
  readonly Scrollback: number
  readonly Theme: Readonly<Record<(typeof THEME_PARTS)[number], ScriptStyle>>
  readonly TabTitle: (tab: TabInfo) => string
  readonly StatusLeft: (info: StatusInfo) => readonly ScriptSegment[]
  readonly StatusRight: (info: StatusInfo) => readonly ScriptSegment[]
  readonly Keys: readonly { readonly Keys: string; readonly Help: string; readonly Run: () => void }[]
}

interface ScriptStyle {
  readonly Text: ScriptColor
  readonly Back: ScriptColor
  readonly Bold: boolean
  readonly Underline: boolean
}

interface ScriptColor {
  readonly case: string
  readonly fields: readonly number[]
}

interface ScriptSegment {
  readonly Label: string
  readonly Look: ScriptStyle
}

const PALETTE = ['Black', 'Red', 'Green', 'Yellow', 'Blue', 'Magenta', 'Cyan', 'White']

/** The type that a script's `config` must have: whoever calls `readConfig` has seen to it. */
export const CONFIG_TYPE = 'Config'

/** The name of the value that a script gives. */
export const CONFIG_NAME = 'config'

/**
 * Makes a configuration of a script's value.
 *
 * @returns the configuration, or what is wrong with it, in a sentence
 */
export function readConfig(value: unknown): Config | string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the compiler has checked that it is a `Config`
  const script = value as ScriptConfig
  const wrong: string[] = []
  const style = (from: ScriptStyle): Style => styleOf(from, wrong)
  const theme = Object.fromEntries(THEME_PARTS.map((part) => [part, style(script.Theme[part])]))
  const bindings = script.Keys.map(({ Keys, Help, Run }): Binding => {
    const chord = parseChord(Keys)
    if (!('unknown' in chord)) return { chord, keys: Keys, help: Help, run: Run }
    wrong.push(unknownKey(Keys, chord.unknown))
    return { chord: [], keys: Keys, help: Help, run: Run }
  })
  wrong.push(...collisions(bindings))
  if (!(script.Scrollback >= 0 && script.Scrollback <= SCROLLBACK_MAX)) {
    wrong.push(`Scrollback is ${script.Scrollback}; it must be from 0 to ${SCROLLBACK_MAX}.`)
  }
  // A colour that has a name in the script is met wherever the name is used.
  if (wrong.length > 0) return [...new Set(wrong)].join(' ')
  const segments = (from: readonly ScriptSegment[]): Segment[] =>
    from.map(({ Label, Look }) => ({ label: Label, style: styleOf(Look, []) }))
  return {
    shell: script.Shell,
    scrollback: script.Scrollback,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made of all its parts above
    theme: theme as Theme,
    tabTitle: script.TabTitle,
    statusLeft: (info) => segments(script.StatusLeft(info)),
    statusRight: (info) => segments(script.StatusRight(info)),
    bindings,
  }
}

function styleOf({ Text, Back, Bold, Underline }: ScriptStyle, wrong: string[]): Style {
  const flags = (Bold ? FLAG.bold : 0) | (Underline ? FLAG.underline : 0)
  return { fg: colorOf(Text, wrong), bg: colorOf(Back, wrong), flags }
}

function colorOf({ case: name, fields }: ScriptColor, wrong: string[]): ColorCode {
  const outside = fields.find((part) => part < 0 || part > 255)
  if (outside !== undefined)
    wrong.push(`The colour ${name}(${fields.join(', ')}) has ${outside}, which is not 0 to 255.`)
  const [first = 0, green = 0, blue = 0] = fields
  if (name === 'Rgb') return RGB + (((first & 255) << 16) | ((green & 255) << 8) | (blue & 255))
  if (name === 'Palette') return first & 255
  const bright = name.startsWith('Bright')
  const index = PALETTE.indexOf(bright ? name.slice('Bright'.length) : name)
  return index === -1 ? DEFAULT_COLOR : index + (bright ? 8 : 0)
}

function unknownKey(keys: string, unknown: string): string {
  const named = [...NAMED_KEYS].join(', ')
  return `The binding "${keys}" has "${unknown}", which is no key. Keys are single characters, ${named}, and these with Ctrl+, Alt+ or Shift+ before them.`
}

/** One that begins another can never be told from it; of two that are the same, the later one counts. */
function collisions(bindings: readonly Binding[]): string[] {
  const chords = bindings.map(({ chord }) => chord.join(' '))
  const shadowed = new Map<string, string>()
  for (const short of chords) {
    const long = chords.find((other) => short !== '' && other.startsWith(`${short} `))
    if (long !== undefined) shadowed.set(short, long)
  }
  return [...shadowed].map(
    ([short, long]) => `The binding "${short}" begins "${long}", so that one of them cannot work.`,
  )
}
