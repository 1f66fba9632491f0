package io.quartier.launcher;

import io.quartier.launcher.demo.Account;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the person at the terminal needs to go on.
 *
 * @param database where it is, without passwords
 * @param passwordFile where the passwords of the database's roles are kept, if we keep them
 */
record Welcome(URI base, String database, Path passwordFile, Path log, List<Account> accounts, Path accountFile) {

    String text() {
        StringBuilder text = new StringBuilder("""

                Quartier is ready.

                  API, to browse and try  %1$s/openapi/ui
                  The public portal       %1$s/api/v1/portal/listings?city=Wien&priceMax=500000
                  Health                  %1$s/health/ready
                  Database                %2$s%3$s
                  Log                     %4$s

                """.formatted(
                        base, database, Files.exists(passwordFile) ? " (passwords: " + passwordFile + ")" : "", log));
        text.append(accounts.isEmpty() ? firstOrganization() : signIns());
        return text.append("\nCtrl-C stops.").toString();
    }

    private String signIns() {
        StringBuilder text = new StringBuilder("  Sign in (passwords: " + accountFile + ")\n");
        for (Account account : accounts) {
            text.append("    %-18s %-32s %s%n".formatted(account.organization(), account.email(), account.password()));
        }
        Account first = accounts.get(0);
        return text.append("""

                          curl %s/api/v1/auth/login -H 'Content-Type: application/json' \\
                               -d '{"email": "%s", "password": "%s"}'
                        """.formatted(base, first.email(), first.password()).indent(2))
                .toString();
    }

    private String firstOrganization() {
        return """
                Register the first organization:

                  curl %s/api/v1/auth/register -H 'Content-Type: application/json' \\
                       -d '{"organizationName": "My agency", "email": "me@example.org", "password": "choose a long one",
                            "firstName": "My", "lastName": "Name"}'
                """.formatted(base).indent(2);
    }
}
