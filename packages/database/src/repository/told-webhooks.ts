/** What of an item goes with an event: the columns its readers see. */
const itemColumns = `id, project_id, creative_type, state, format, hook, influencer_id, source_tiktok_id, media_id, caption, first_comment,
  assets, approval_status, ads_enrollment, platform_fit, created_at, completed_at, failed_at, last_error_code, last_error_message`;

/** The item of this id as it stands, as JSON. */
export const itemSnapshot = (id: string) =>
  `(SELECT row_to_json(item) FROM (SELECT ${itemColumns} FROM content_items WHERE id = ${id}) item)`;

/**
 * Parts of a WITH that tell endpoints of what happened, in the statement that writes it down: where nobody wants to be
 * told, nothing is written.
 * @param source a query of `organization_id`, `world`, `project_id`, `types` (text[]) and what `data` speaks of, one
 *   row an event.
 * @param data what goes with an event; asked only where an endpoint wants it.
 */
export function toldOf(source: string, data: string): string {
  return `
    happened AS MATERIALIZED (${source}),
    wanted AS MATERIALIZED (
      SELECT new_ulid() AS event_id, happened.*, event_type, endpoints FROM happened, unnest(happened.types) event_type,
      LATERAL (
        SELECT array_agg(endpoint.id) AS endpoints FROM webhook_endpoints endpoint
        WHERE endpoint.organization_id = happened.organization_id AND endpoint.world = happened.world AND endpoint.state <> 'deleted'
          AND endpoint.state = 'active' AND event_type = ANY (endpoint.events)
          AND (endpoint.project_id IS NULL OR endpoint.project_id = happened.project_id)
      ) asked
      WHERE endpoints IS NOT NULL
    ),
    told_events AS (
      INSERT INTO webhook_events (id, event_type, project_id, data) SELECT event_id, event_type, project_id, ${data} FROM wanted
    ),
    told_endpoints AS (
      INSERT INTO webhook_deliveries (endpoint_id, event_id) SELECT unnest(endpoints), event_id FROM wanted
    )`;
}
