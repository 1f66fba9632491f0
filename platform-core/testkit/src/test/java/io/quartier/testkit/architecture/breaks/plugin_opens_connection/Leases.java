package io.quartier.testkit.architecture.breaks.plugin_opens_connection;

import javax.sql.DataSource;

class Leases {
    DataSource source;
}
