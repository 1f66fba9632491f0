package io.quartier.testkit.secret;

import io.quartier.contract.Plugin;
import io.quartier.contract.secret.SealedColumn;
import java.util.List;

/** Has a table with a sealed column. */
final class VaultPlugin implements Plugin {

    static final SealedColumn PASSWORD = new SealedColumn("vault.credentials", "password", "vault.credential.password");

    @Override
    public String id() {
        return "vault";
    }

    @Override
    public String version() {
        return "1.0.0";
    }

    @Override
    public int contract() {
        return CONTRACT;
    }

    @Override
    public List<String> migrations() {
        return List.of("V1__credentials.sql");
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(PASSWORD);
    }
}
