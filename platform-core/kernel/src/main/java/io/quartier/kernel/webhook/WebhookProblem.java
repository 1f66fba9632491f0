package io.quartier.kernel.webhook;

import io.quartier.contract.error.Problem;

/** What can go wrong with webhooks. */
public enum WebhookProblem implements Problem {
    WEBHOOK_LIMIT_REACHED(409, "An organization has at most {limit} webhooks."),
    WEBHOOK_NOT_ACTIVE(409, "The webhook is not active: enable it first.");

    private final int status;
    private final String title;

    WebhookProblem(int status, String title) {
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
