package io.quartier.kernel.schema;

import io.quartier.kernel.schema.Finding.Rule;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Nothing is granted to everybody, and the application holds no privilege that row-level security does not bind. */
final class GrantRules {

    private final CheckedSchema schema;
    private final Catalogue catalogue;
    private final List<Finding> findings = new ArrayList<>();

    GrantRules(CheckedSchema schema, Catalogue catalogue) {
        this.schema = schema;
        this.catalogue = catalogue;
    }

    List<Finding> findings() throws SQLException {
        String name = schema.name();
        for (String privilege : catalogue.texts(
                "select x.privilege_type from pg_namespace s, aclexplode(s.nspacl) x where s.nspname = ? and x.grantee = 0",
                name)) {
            add(
                    name,
                    "Schema " + name + " grants " + privilege
                            + " to PUBLIC: revoke it and grant it to the roles that need" + " it.");
        }
        catalogue
                .list(row -> new String[] {row.getString(1), row.getString(2)}, """
                        select c.relname, x.privilege_type
                        from pg_class c join pg_namespace s on s.oid = c.relnamespace, aclexplode(c.relacl) x
                        where s.nspname = ? and x.grantee = 0
                        union
                        select c.relname || '.' || a.attname, x.privilege_type
                        from pg_class c join pg_namespace s on s.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid and not a.attisdropped, aclexplode(a.attacl) x
                        where s.nspname = ? and x.grantee = 0
                        order by 1, 2""", name, name)
                .forEach(grant -> add(
                        name + "." + grant[0],
                        name + "." + grant[0] + " grants " + grant[1]
                                + " to PUBLIC: revoke it and grant it to the roles that need it."));
        catalogue
                .texts("""
                        select c.relname from pg_class c join pg_namespace s on s.oid = c.relnamespace
                        where s.nspname = ? and c.relkind in ('r', 'p', 'v', 'm', 'f')
                          and (has_table_privilege(?::name, c.oid, 'truncate, trigger')
                               or has_table_privilege(?::name, c.oid, 'references')
                               or has_any_column_privilege(?::name, c.oid, 'references'))
                        order by 1""", name, DatabaseRoles.APP, DatabaseRoles.APP, DatabaseRoles.APP)
                .forEach(table -> add(
                        name + "." + table,
                        "Table " + name + "." + table + " lets " + DatabaseRoles.APP
                                + " truncate it, reference it or put triggers on it, past row-level security: grant"
                                + " select, insert, update and delete only."));
        for (String grant : catalogue.texts("""
                select pg_get_userbyid(d.defaclrole) || case d.defaclobjtype when 'r' then ' tables' when 'S' then ' sequences'
                                                        when 'n' then ' schemas' else ' objects' end
                from pg_default_acl d, aclexplode(d.defaclacl) x
                where x.grantee = 0 and d.defaclobjtype in ('r', 'S', 'n')
                  and d.defaclnamespace = (select oid from pg_namespace where nspname = ?)
                order by 1""", name)) {
            add(
                    name,
                    "Schema " + name + " will grant future" + grant.substring(grant.indexOf(' ')) + " of "
                            + grant.substring(0, grant.indexOf(' '))
                            + " to PUBLIC: alter its default privileges to revoke that.");
        }
        return findings;
    }

    private void add(String subject, String sentence) {
        findings.add(new Finding(Rule.GRANT, subject, sentence));
    }
}
