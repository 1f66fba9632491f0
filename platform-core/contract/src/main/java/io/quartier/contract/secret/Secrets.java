package io.quartier.contract.secret;

/**
 * Keeps what must be kept secret, such as passwords and tokens of other systems, unreadable in the database: in dumps, in
 * backups and for whoever looks at a table. What is sealed opens only in the organization and in the place that it was
 * sealed for; keys are renewed while the platform serves.
 *
 * <pre>{@code
 * static final SealedColumn PASSWORD = new SealedColumn("mailing.accounts", "password", "mailing.account.password");
 *
 * String stored = secrets.seal(PASSWORD.context(account.id()), password);
 * String password = secrets.open(PASSWORD.context(account.id()), stored);
 * }</pre>
 */
public interface Secrets {

    /**
     * Seals a text for the current organization.
     *
     * @param context the place that it is stored in, from {@link SealedColumn#context(java.util.UUID)}
     * @param plaintext any text, not null
     * @return text to store in that place: letters, digits and {@code . _ -}, about a third longer than the plaintext and
     *     some 90 characters
     * @throws IllegalStateException outside a transaction, without an organization, or where no plugin declares the
     *     context's column in {@code sealedColumns()}
     */
    String seal(String context, String plaintext);

    /**
     * Opens what was sealed, in a transaction or outside.
     *
     * @param context as it was when it was sealed
     * @param sealed what {@link #seal} gave
     * @return the plaintext
     * @throws IllegalStateException where it was sealed in another organization or for another place, or was changed
     */
    String open(String context, String sealed);
}
