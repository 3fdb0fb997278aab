import { expect, test } from 'vitest'
import { partsOfType } from '@fsrs/chunk'
import type { TypeRep } from '@fsrs/chunk'

const int: TypeRep = { k: 'prim', name: 'int' }
const local: TypeRep = { k: 'local', id: 1 }

test.each<[TypeRep, readonly TypeRep[]]>([
  [int, []],
  [local, []],
  [{ k: 'lib', name: 'list', args: [int] }, [int]],
  [{ k: 'fun', from: int, to: local }, [int, local]],
  [{ k: 'tuple', items: [int, local] }, [int, local]],
  [{ k: 'anon', fields: [{ name: 'X', type: local }] }, [local]],
])('%j is made of %j', (type, parts) => {
  expect(partsOfType(type)).toEqual(parts)
})
