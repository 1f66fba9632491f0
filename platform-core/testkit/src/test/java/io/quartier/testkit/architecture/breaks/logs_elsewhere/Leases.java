package io.quartier.testkit.architecture.breaks.logs_elsewhere;

import java.util.logging.Logger;

class Leases {
    static final Logger LOG = Logger.getLogger("leases");
}
