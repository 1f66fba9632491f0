package io.quartier.testkit;

import io.quartier.launcher.postgres.Role;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What stands in a database beside what is expected there. */
final class Relations {

    private Relations() {}

    /** What the scripts' role made outside of the schema and of the platform's own. */
    static List<String> outside(PluginDatabase database, String schema) throws SQLException {
        try (Connection connection = database.connect(Role.OWNER);
                PreparedStatement statement = connection.prepareStatement("""
                        select s.nspname || '.' || c.relname
                        from pg_class c join pg_namespace s on s.oid = c.relnamespace
                        where pg_get_userbyid(c.relowner) like 'quartier\\_%'
                          and s.nspname not in (?, 'platform', 'identity', 'pg_toast')
                        union
                        select s.nspname || '.' || p.proname
                        from pg_proc p join pg_namespace s on s.oid = p.pronamespace
                        where pg_get_userbyid(p.proowner) like 'quartier\\_%'
                          and s.nspname not in (?, 'platform', 'identity')
                        order by 1""")) {
            statement.setString(1, schema);
            statement.setString(2, schema);
            List<String> names = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            return names;
        }
    }
}
