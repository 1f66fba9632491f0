package io.quartier.listings.importing;

/** What became of the objects of a batch. */
final class Tally {

    private int created;
    private int updated;
    private int archived;
    private int unchanged;
    private int repeated;
    private int refused;
    private int warned;

    void countCreated() {
        created++;
    }

    void countUpdated() {
        updated++;
    }

    void countArchived() {
        updated++;
        archived++;
    }

    void countUnchanged() {
        unchanged++;
    }

    void countRepeated() {
        repeated++;
    }

    void countRefused() {
        refused++;
    }

    void countWarned() {
        warned++;
    }

    int read() {
        return created + updated + unchanged + repeated + refused;
    }

    int created() {
        return created;
    }

    int updated() {
        return updated;
    }

    int archived() {
        return archived;
    }

    int unchanged() {
        return unchanged;
    }

    int repeated() {
        return repeated;
    }

    int refused() {
        return refused;
    }

    int warned() {
        return warned;
    }
}
