package io.quartier.kernel.notification.callback;

import io.quartier.contract.error.Problem;

/** What can be wrong with a provider's report. */
public enum CallbackProblem implements Problem {
    SIGNATURE_INVALID(401, "The signature does not fit this report, or it is too old.");

    private final int status;
    private final String title;

    CallbackProblem(int status, String title) {
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
