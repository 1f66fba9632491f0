package io.quartier.example;

import io.quartier.contract.error.Problem;

/** What can go wrong with notes, beyond what can go wrong everywhere. */
public enum ExampleProblem implements Problem {
    NOTE_FINISHED(409, "The note is finished: it can be read and deleted, but not changed.");

    private final int status;
    private final String title;

    ExampleProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
