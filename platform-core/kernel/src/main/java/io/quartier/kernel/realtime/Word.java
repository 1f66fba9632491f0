package io.quartier.kernel.realtime;

import java.util.UUID;

/**
 * What one node says to the others about a channel.
 *
 * @param from the client that has it told, null where that does not matter
 * @param text what clients get, null where nodes look by themselves
 */
record Word(Kind kind, Key key, String from, String text) {

    enum Kind {
        /** There are messages. */
        MESSAGES,
        /** Somebody came or went. */
        ATTENDANCE,
        /** Pass this on; nobody stores it. */
        PASS
    }

    static Word of(Kind kind, Key key) {
        return new Word(kind, key, null, null);
    }

    static Word pass(Key key, String from, String text) {
        return new Word(Kind.PASS, key, from, text);
    }

    static Word parse(String said) {
        String[] parts = said.split(" ", 5);
        Key key = new Key(UUID.fromString(parts[1]), parts[2]);
        Kind kind = Kind.valueOf(parts[0]);
        return kind == Kind.PASS ? pass(key, parts[3], parts[4]) : of(kind, key);
    }

    @Override
    public String toString() {
        String start = kind + " " + key.organization() + " " + key.channel();
        return kind == Kind.PASS ? start + " " + from + " " + text : start;
    }
}
