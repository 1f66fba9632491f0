package io.quartier.kernel.job;

import io.quartier.contract.error.Problem;

/** What can go wrong with jobs. */
public enum JobProblem implements Problem {
    JOB_RUNNING(409, "This job is running already: wait until it has finished."),
    JOB_NEEDS_SUBJECT(409, "This job works on one thing: start it where that thing is.");

    private final int status;
    private final String title;

    JobProblem(int status, String title) {
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
