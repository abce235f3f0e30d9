import { type Found, type ImportSource, type ImportStream, Judge } from './import-item.ts'
import { readEntity, readIndividual } from './import-un-entry.ts'
import { childText, readXmlEntries, wholeText, type XmlEntry } from './import-xml.ts'

const readers = { INDIVIDUAL: readIndividual, ENTITY: readEntity }

/** Reads the United Nations Security Council consolidated list (XML), one entry in memory at a time. */
export async function* readUnList(source: ImportSource): ImportStream {
  const judge = new Judge()
  for await (const entry of readXmlEntries(source, 'CONSOLIDATED_LIST')) {
    if (!entry.ok) return entry
    yield judgeEntry(entry.value, judge)
    if (judge.isFull) return judge.full(entry.value.at)
  }
  return judge.end()
}

function judgeEntry({ element, at, bytes }: XmlEntry, judge: Judge) {
  const reference = childText(element, 'REFERENCE_NUMBER')
  const excerpt = wholeText(element)
  if (element.name !== 'INDIVIDUAL' && element.name !== 'ENTITY') {
    const detail = `<${element.name.slice(0, 60)}> is no INDIVIDUAL and no ENTITY.`
    return judge.reject({
      at,
      reference: reference || null,
      reason: 'unknown_schema',
      detail,
      excerpt,
      bytes,
    })
  }
  const found: Found = { at, reference, body: readers[element.name](element), excerpt, bytes }
  return judge.judge(found)
}
