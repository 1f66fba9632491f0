package io.quartier.kernel.event;

import io.quartier.contract.error.Problem;

/** What can go wrong with the feed of events. */
public enum EventProblem implements Problem {
    EVENTS_FORGOTTEN(
            410,
            "Events that followed this cursor are not kept any more: read the present state, then start again without a cursor.");

    private final int status;
    private final String title;

    EventProblem(int status, String title) {
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
