package io.quartier.kernel.notification.template;

import io.quartier.contract.error.Problem;

/** What can go wrong with an organization's own words. */
public enum TemplateProblem implements Problem {
    TEMPLATE_EXISTS(409, "There is a template for this type, channel and language already: change that one.");

    private final int status;
    private final String title;

    TemplateProblem(int status, String title) {
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
