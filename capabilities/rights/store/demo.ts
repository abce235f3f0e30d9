import type { Tx } from '../../../infra/db.ts'
import type { IncidentId } from '../incident.ts'
import type { RequestId } from '../request.ts'

/** Removes these requests and this incident with all that hangs on them: the invented ones alone are ever removed so. */
export async function removeInvented(
  tx: Tx,
  { requests, incident }: { readonly requests: readonly RequestId[]; readonly incident: IncidentId },
): Promise<void> {
  await tx.query('delete from rights.request r where r.id = any($1::uuid[])', [requests])
  await tx.query('delete from rights.measure m where m.incident_id = $1', [incident])
  await tx.query('delete from rights.incident_source s where s.incident_id = $1', [incident])
  await tx.query('delete from rights.incident i where i.id = $1', [incident])
}
