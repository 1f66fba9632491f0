package io.quartier.portal.projection;

import io.quartier.contract.data.Statement;
import io.quartier.contract.tenancy.OrganizationProfile;

/** How an agency is stored. */
final class AgencyRow {

    private AgencyRow() {}

    /** Stores it; one that is stored like this already is not even locked, for a whole import comes this way. */
    static Statement upsert(OrganizationProfile agency) {
        return Statement.of("""
                insert into portal.agencies (organization_id, slug, name)
                select id, slug, name from (select ?::uuid as id, ?::text as slug, ?::text as name) told
                where not exists (select from portal.agencies a
                                  where (a.organization_id, a.slug, a.name) = (told.id, told.slug, told.name))
                on conflict (organization_id) do update set slug = excluded.slug, name = excluded.name""", agency.id(), agency.slug(), agency.name());
    }
}
