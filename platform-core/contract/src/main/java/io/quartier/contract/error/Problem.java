package io.quartier.contract.error;

/**
 * An error that clients can tell apart: an enum constant is its code, its HTTP status and its title. Nothing else in
 * the platform chooses a status. The text shown to people is looked up by code in {@code messages*.properties} beside
 * the enum, in the caller's language; the title is the fall-back and the English text.
 */
public interface Problem {

    /** The code, upper case with underscores, never changed once released. Enums have it for free. */
    String name();

    /** The HTTP status, 400 to 599. */
    int status();

    /** What is wrong, in one English sentence without details. */
    String title();
}
