package io.quartier.kernel.notification.bulk;

import io.quartier.contract.error.Problem;

/** What can go wrong with a bulk. */
public enum BulkProblem implements Problem {
    BULK_IS_OVER(409, "This bulk is completed or cancelled already.");

    private final int status;
    private final String title;

    BulkProblem(int status, String title) {
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
