package it.quartier.probe;

import io.quartier.contract.job.JobHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Fails, with a text that nobody should read. */
@ApplicationScoped
class HopelessJob implements JobHandler {

    @Override
    public void run(UUID none) {
        throw new UnsupportedOperationException("The flat of Jana Nováková, jana@quartier.test, burns");
    }
}
